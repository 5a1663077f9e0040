// HTTP queries: the same problems as on the socket, and "read your own write" with `min`.
import type { Problem, Position } from "./generated/messages.js";
import type { Credentials } from "./link.js";
import { text } from "./position.js";
import { ProblemError } from "./problem.js";

export interface QueryOptions {
  /** Not older than this: what `command()` answered with, say. */
  min?: Position;
  /** How many seconds the server may wait for `min` to be there. */
  wait?: number;
  /** `nb`, `nn`, `en`. */
  language?: string;
}

const waitUsual = 5;

/** The JSON that a query answers; throws a ProblemError for a problem. */
export async function query<T>(
  origin: string,
  path: string,
  credentials: Credentials | undefined,
  options: QueryOptions = {},
  fetcher: typeof fetch = fetch,
): Promise<T> {
  const url = new URL(path, origin);
  const headers: Record<string, string> = { Accept: "application/json" };
  if (credentials && "token" in credentials) headers.Authorization = `Bearer ${credentials.token}`;
  if (options.language) headers["Accept-Language"] = options.language;
  if (options.min) {
    url.searchParams.set("min", text(options.min));
    headers.Prefer = `wait=${options.wait ?? waitUsual}`;
  }
  const response = await fetcher(url, { headers });
  const body: unknown = await response.json();
  if (!response.ok) throw new ProblemError(body as Problem);
  return body as T;
}
