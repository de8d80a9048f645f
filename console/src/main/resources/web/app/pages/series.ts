import {html, nothing, type TemplateResult} from 'lit';
import type {Counts, Series, Stats} from '../api/types';
import {now} from '../frame/clock';
import '../parts/time';

const LATE_MS = 15 * 60_000;

/** Values of a series on the steps of a chart, whose first step begins at `from` (seconds). */
export interface Grid {
  from: number;
  to: number;
  step: number;
  times: number[];
}

export function grid(stats: Stats): Grid {
  const step = stats.step_s;
  const from = Math.floor(Date.parse(stats.from) / 1000 / step) * step;
  const to = Date.parse(stats.to) / 1000;
  const steps = Math.max(1, Math.min(800, Math.ceil((to - from) / step)));
  return {from, to, step, times: Array.from({length: steps}, (_, index) => from + index * step)};
}

/**
 * Places the points of a series on the grid. `shift` is added to their times in seconds, to lay a day before over today. Steps without a point
 * have `empty`: 0 for counts, null for latencies.
 */
export function place(series: Series | undefined, on: Grid, value: (counts: Counts) => number | null, empty: number | null, shift = 0): (number | null)[] {
  const values: (number | null)[] = on.times.map(() => empty);
  for (const point of series?.points ?? []) {
    const index = Math.round((Date.parse(point.at) / 1000 + shift - on.from) / on.step);
    if (index >= 0 && index < values.length) {
      values[index] = value(point);
    }
  }
  return values;
}

/** Steps that are not over by the last count are unknown: half a step would look like a fall. */
export function untilCounted(values: (number | null)[], on: Grid, stats: Stats): (number | null)[] {
  const until = Date.parse(stats.counted_at ?? stats.now) / 1000;
  return values.map((value, index) => on.times[index] + on.step > until ? null : value);
}

export function named(series: Series[], tool: string | null): Series | undefined {
  return series.find(one => (one.tool || null) === tool);
}

/** Says so where statistics lag behind, lest an end of lines looks like an end of calls. */
export function countedNote(stats: Stats): TemplateResult | typeof nothing {
  const {counted_at} = stats;
  return counted_at && now().getTime() - Date.parse(counted_at) > LATE_MS
    ? html`<p class="stale small">Calls are counted until <ops-time .at=${counted_at} short></ops-time>; later ones are missing here.</p>` : nothing;
}
