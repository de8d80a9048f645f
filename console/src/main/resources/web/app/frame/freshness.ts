// How fresh the page is, for the header: live, paused, or why nothing newer comes.

import type {ProblemError} from '../api/client';

/** Fired on `window` when a poll ends. */
export const FRESHNESS_CHANGED = 'ops-freshness';

let reachedAt: Date | null = null;
let lostAt: Date | null = null;
let reason: Loss = 'unreached';

/** The server was not reached, it answers but its database does not, or it refuses reads because it has too many. */
export type Loss = 'unreached' | 'down' | 'busy';

/** When the server last answered, by this browser's clock; null before the first response. */
export function lastReached(): Date | null {
  return reachedAt;
}

/** Since when nothing newer comes; null while it does. */
export function lostSince(): Date | null {
  return lostAt;
}

/** Why nothing newer comes. */
export function loss(): Loss {
  return reason;
}

export function reached(): void {
  reachedAt = new Date();
  lostAt = null;
  tell();
}

export function failed({status, problem}: ProblemError): void {
  if (status !== 0 && status < 500) return;
  lostAt ??= reachedAt ?? new Date();
  reason = problem.code === 'busy' ? 'busy' : problem.code === 'unavailable' ? 'down' : 'unreached';
  tell();
}

function tell(): void {
  window.dispatchEvent(new CustomEvent(FRESHNESS_CHANGED));
}
