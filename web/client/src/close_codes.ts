// What a close code asks of a client: by range, so that codes made later are understood.

export type AfterClose = "stop" | "back-off" | "now" | "renew";

const unauthorized = 4401;
const tokenExpired = 4101;
// 4000 + an HTTP status whose cause passes by itself: 408, 429.
const passing = [4408, 4429];

export function afterClose(code: number): AfterClose {
  if (code === unauthorized || code === tokenExpired) return "renew";
  if (passing.includes(code)) return "back-off";
  if (code < 4000) return "back-off"; // RFC 6455's own, and no close frame at all (1006).
  if (code < 4100) return "stop";
  if (code < 4200) return "back-off";
  if (code < 4300) return "now";
  if (code >= 4500 && code < 4600) return "back-off";
  return "stop"; // A cause that somebody must remove first.
}
