import type {Counts} from '../api/types';

export function calls(counts: Counts): number {
  return counts.ok + counts.failed + counts.refused;
}

/** Failed among those that were made; a refused call reached no provider and is no failure. Null where none was made. */
export function failedShare(counts: Counts): number | null {
  const made = counts.ok + counts.failed;
  return made === 0 ? null : counts.failed / made;
}

/** The change against another time, in words: `▲ 8 % on yesterday`, `as yesterday`, `none yesterday`. Empty where one is not known. */
export function change(now: number | null, before: number | null, when: string): string {
  if (now === null || before === null) {
    return before === null && now !== null ? `no calls ${when}` : '';
  }
  if (before === 0) {
    return now === 0 ? `as ${when}` : `none ${when}`;
  }
  const part = (now - before) / before;
  const percent = Math.round(Math.abs(part) * 100);
  if (percent === 0) {
    return `as ${when}`;
  }
  const sign = part > 0 ? '▲' : '▼';
  return percent >= 1000 ? `${sign} ${Math.round(now / before)} times ${when}` : `${sign} ${percent} % on ${when}`;
}

/** The sum of counts; medians are not summed and thus not known. */
export function sum(all: Counts[]): Counts {
  const total: Counts = {ok: 0, failed: 0, refused: 0, p50_ms: null, p95_ms: null};
  for (const counts of all) {
    total.ok += counts.ok;
    total.failed += counts.failed;
    total.refused += counts.refused;
  }
  return all.length === 1 ? all[0] : total;
}
