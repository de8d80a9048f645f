import type {Counts} from '../api/types';

export function calls(counts: Counts): number {
  return counts.ok + counts.failed + counts.refused;
}

/** Failed among those that were made; a refused call reached no provider and is no failure. Null where none was made. */
export function failedShare(counts: Counts): number | null {
  const made = counts.ok + counts.failed;
  return made === 0 ? null : counts.failed / made;
}

/** The change in percent: `▲ 8 %`, `▼ 3 %`; `unchanged` below half a percent, `new` from nothing, and `▲ 12 times` for much more. */
export function change(now: number, before: number): string {
  if (before === 0) {
    return now === 0 ? 'unchanged' : 'new';
  }
  const percent = Math.round(Math.abs((now - before) / before) * 100);
  const sign = now > before ? '▲' : '▼';
  return percent === 0 ? 'unchanged' : percent >= 1000 ? `${sign} ${Math.round(now / before)} times` : `${sign} ${percent} %`;
}

/** The change as words beside a number: `▲ 8 % on yesterday`, `as yesterday`, `none yesterday`. */
export function changeOn(now: number, before: number, when: string): string {
  switch (change(now, before)) {
    case 'unchanged': return `as ${when}`;
    case 'new': return `none ${when}`;
    default: return `${change(now, before)} on ${when}`;
  }
}
