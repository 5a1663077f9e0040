// The hash of a view: base64url of SHA-256 over its canonical JSON (RFC 8785), as the server's.
import { isObject, type Json } from "./merge.js";

/** Keys sorted, no white space. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`);
  return `{${fields.join(",")}}`;
}

/** Undefined where there is no WebCrypto, as on a page without TLS: then nothing is compared. */
export async function hashOf(view: Json): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(canonical(view)));
  const bytes = String.fromCharCode(...new Uint8Array(digest));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
