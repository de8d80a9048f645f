import type {QuotaNow} from '../api/types';
import type {Tick} from '../parts/ticks';
import {settings} from '../frame/settings';
import {clockTime} from '../text/format';

/** Quotas of a provider and of callers whose name or id contains this text. */
export function ofQuotas(quotas: QuotaNow[], caller: string, provider: string): QuotaNow[] {
  const text = caller.trim().toLowerCase();
  return quotas.filter(quota => (!provider || quota.provider === provider)
    && (!text || quota.caller_id.toLowerCase() === text || (quota.caller_name ?? '').toLowerCase().includes(text) || quota.caller_id.startsWith(text)));
}

/** Such as `hour`, `15 min`, `2 days`. */
export function windowLength(seconds: number): string {
  for (const [size, name] of [[86_400, 'day'], [3600, 'hour'], [60, 'min']] as const) {
    if (seconds >= size && seconds % size === 0) {
      const number = seconds / size;
      return number === 1 ? (name === 'min' ? 'minute' : name) : `${number} ${name}${name === 'min' ? '' : 's'}`;
    }
  }
  return `${seconds} s`;
}

/** The windows of a quota as ticks: as high as their use, of the highest use where there is no limit. */
export function windowTicks(quota: QuotaNow): Tick[] {
  const most = Math.max(1, quota.limit ?? 0, ...quota.windows.map(window => window.used));
  return quota.windows.map(window => {
    const full = quota.limit !== null && quota.limit !== undefined && window.used >= quota.limit;
    return {
      height: window.used / most,
      tone: full ? 'down' as const : window.used === 0 ? 'unknown' as const : 'plain' as const,
      text: `${clockTime(window.start, settings().zone)}: ${window.used}${full ? ', used up' : ''}`,
      notable: full,
    };
  });
}

export function windowTicksSummary(quota: QuotaNow): string {
  const full = quota.limit === null || quota.limit === undefined ? 0 : quota.windows.filter(window => window.used >= quota.limit!).length;
  return `${quota.windows.length} windows, ${full === 0 ? 'none' : full} used up`;
}

/** Calls of a caller that lost its role are refused before they are counted. */
export function hasRole(quota: QuotaNow): boolean {
  return quota.live !== false && quota.role !== 'none' && Boolean(quota.role);
}
