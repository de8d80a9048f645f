// The server's clock is the one that counts: a reader's clock may be an hour off.

let ahead = 0;

/** Takes the `now` of a response; the client does so with each. */
export function observe(serverNow: string): void {
  const time = Date.parse(serverNow);
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/** The server's time, as far as the last response told it. */
export function now(): Date {
  return new Date(Date.now() + ahead);
}
