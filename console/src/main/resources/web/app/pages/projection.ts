import type {QuotaNow} from '../api/types';

/** How a window of a quota goes on. `end` and `out` bear a time in ISO form. */
export type Outlook =
  | {kind: 'unlimited'}
  | {kind: 'spent'; at: string}   // nothing is left until `at`
  | {kind: 'out'; at: string}     // used up at `at`, before the window ends
  | {kind: 'ends'; at: string};   // enough until the window ends

export function outlook(quota: QuotaNow): Outlook {
  if (quota.limit === null || quota.limit === undefined) {
    return {kind: 'unlimited'};
  }
  if (quota.used >= quota.limit) {
    return {kind: 'spent', at: quota.window_end};
  }
  return quota.out_at && Date.parse(quota.out_at) < Date.parse(quota.window_end)
    ? {kind: 'out', at: quota.out_at}
    : {kind: 'ends', at: quota.window_end};
}

/** The used part of a limit, 0 to 1; null where there is no limit. */
export function usedShare(quota: Pick<QuotaNow, 'used' | 'limit'>): number | null {
  if (quota.limit === null || quota.limit === undefined) {
    return null;
  }
  return quota.limit <= 0 ? 1 : Math.min(1, Math.max(0, quota.used / quota.limit));
}

/** Those nearest to their limit first; then by who runs out first, then by use; those without a limit last. */
export function byNearness(a: QuotaNow, b: QuotaNow): number {
  const share = (usedShare(b) ?? -1) - (usedShare(a) ?? -1);
  if (share !== 0) {
    return share;
  }
  const out = (a.out_at ? Date.parse(a.out_at) : Infinity) - (b.out_at ? Date.parse(b.out_at) : Infinity);
  return out && !Number.isNaN(out) ? out : b.used - a.used || key(a).localeCompare(key(b));
}

export function key(quota: QuotaNow): string {
  return `${quota.caller_id} ${quota.provider} ${quota.quota_class} ${quota.window_s}`;
}

/** Use of an upstream quota at one time, in seconds since 1970. */
export interface Use {
  at: number;
  used: number;
  total: number;
}

export interface Projection {
  /** Calls of the upstream quota per second. */
  pace: number;
  /** When it is used up at this pace, in seconds; null where that is not within `horizon`. */
  outAt: number | null;
  /** The use expected at the end of the horizon, at most the total. */
  end: {at: number; used: number};
}

/**
 * Projects the use of an upstream quota by the pace since its last reset; null where it does not grow or has less than three values.
 * A reset is a value lower than the one before.
 */
export function projectUse(uses: Use[], now: number, horizon: number): Projection | null {
  let first = 0;
  for (let index = 1; index < uses.length; index++) {
    if (uses[index].used < uses[index - 1].used) {
      first = index;
    }
  }
  const last = uses[uses.length - 1];
  if (uses.length - first < 3 || last.at <= uses[first].at) {
    return null;
  }
  const pace = (last.used - uses[first].used) / (last.at - uses[first].at);
  if (pace <= 0) {
    return null;
  }
  const outAt = last.used >= last.total ? now : last.at + (last.total - last.used) / pace;
  const reached = outAt <= now + horizon;
  const end = reached ? {at: Math.max(now, outAt), used: last.total} : {at: now + horizon, used: last.used + pace * (now + horizon - last.at)};
  return {pace, outAt: reached ? Math.max(now, outAt) : null, end};
}
