import {html, nothing, type TemplateResult} from 'lit';
import {navigate} from '../frame/router';
import {count, duration, share} from '../text/format';
import type {Counts, Stats} from '../api/types';
import type {ChartLine, SelectedRange} from '../parts/chart';
import {calls, failedShare} from './compare';
import {callsPath} from './links';
import {grid, place, untilCounted, type Grid} from './series';

/** More lines cannot be told apart. */
const MOST_LINES = 6;
const DASHES: (number[] | undefined)[] = [undefined, [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [14, 4]];

export interface ToolLines {
  on: Grid;
  calls: ChartLine[];
  failed: ChartLine[];
  p50: ChartLine[];
  p95: ChartLine[];
  left: number;   // tools without a line
}

/** Lines of the busiest tools; a tool has the same colour and dash in each chart. */
export function toolLines(stats: Stats): ToolLines {
  const on = grid(stats);
  const busiest = [...stats.series].sort((a, b) => calls(b.total) - calls(a.total));
  const shown = busiest.slice(0, MOST_LINES);
  const lines = (value: (counts: Counts) => number | null, empty: number | null) => shown.map((series, index) => ({
    label: series.tool ?? 'all', color: `--series-${index + 1}`, dash: DASHES[index], values: untilCounted(place(series, on, value, empty), on, stats),
  }));
  return {
    on,
    calls: lines(calls, 0),
    failed: lines(failedShare, null),
    p50: lines(counts => counts.p50_ms, null),
    p95: lines(counts => counts.p95_ms, null),
    left: busiest.length - shown.length,
  };
}

export function toolCharts(lines: ToolLines, provider: string): TemplateResult {
  if (!lines.calls.length) {
    return html`<p class="muted">No calls in this time.</p>`;
  }
  const chart = (name: string, values: ChartLine[], format: (value: number) => string, of: {status?: string}, whole = false) => html`
    <figure><figcaption>${name}</figcaption>
      <ops-chart class="chart-small" label="${name} by tool of ${provider}" link="provider-tools" .times=${lines.on.times} .lines=${values} .from=${lines.on.from} .to=${lines.on.to}
        .format=${format} ?whole=${whole} selectable
        @ops-select=${(event: CustomEvent<SelectedRange>) => navigate(callsPath({...event.detail, provider, ...of}))}></ops-chart></figure>`;
  return html`<div class="charts">
      ${chart('Calls', lines.calls, count, {}, true)}
      ${chart('Failed', lines.failed, share, {status: 'failed'})}
      ${chart('p50', lines.p50, duration, {})}
      ${chart('p95', lines.p95, duration, {})}
    </div>
    ${lines.left ? html`<p class="muted small">The ${MOST_LINES} busiest tools have a line; the table below has all.</p>` : nothing}`;
}
