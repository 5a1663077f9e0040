// What Node 18 lacks as globals.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
