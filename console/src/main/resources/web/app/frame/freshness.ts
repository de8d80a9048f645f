// How fresh the page is, for the header: live, paused, or not reached since.

/** Fired on `window` when a poll ends. */
export const FRESHNESS_CHANGED = 'ops-freshness';

let reachedAt: Date | null = null;
let lostAt: Date | null = null;
let databaseDown = false;

/** When the server last answered, by this browser's clock; null before the first response. */
export function lastReached(): Date | null {
  return reachedAt;
}

/** Since when the server has not answered; null while it does. */
export function lostSince(): Date | null {
  return lostAt;
}

/** Whether the server answers but its database does not. */
export function isDatabaseDown(): boolean {
  return databaseDown;
}

export function reached(): void {
  reachedAt = new Date();
  lostAt = null;
  databaseDown = false;
  tell();
}

/** @param status of the response; 0 where there was none */
export function failed(status: number): void {
  if (status !== 0 && status < 500) return;
  lostAt ??= reachedAt ?? new Date();
  databaseDown = status === 503;
  tell();
}

function tell(): void {
  window.dispatchEvent(new CustomEvent(FRESHNESS_CHANGED));
}
