import {html, nothing, type TemplateResult} from 'lit';
import {count, share} from '../text/format';
import type {HealthHistory} from '../api/types';
import type {ChartLine} from '../parts/chart';
import {projectUse, type Projection, type Use} from './projection';

export interface UpstreamChart {
  times: number[];
  lines: ChartLine[];
  from: number;
  to: number;
  last: Use | null;
  projection: Projection | null;
}

/** The use of the upstream quota over the history's range, and its projection over half of that range again. */
export function upstreamChart(history: HealthHistory): UpstreamChart {
  const uses: Use[] = history.points
    .filter(point => point.upstream_used !== null && point.upstream_used !== undefined && point.upstream_total)
    .map(point => ({at: Date.parse(point.at) / 1000, used: point.upstream_used!, total: point.upstream_total!}));
  const from = Date.parse(history.from) / 1000;
  const now = Date.parse(history.to) / 1000;
  const last = uses[uses.length - 1] ?? null;
  const projection = projectUse(uses, now, (now - from) / 2);
  const to = projection ? Math.max(now, projection.end.at) : now;
  const future = projection ? [projection.end.at] : [];
  const times = [...uses.map(use => use.at), ...future];
  const used = uses.map(use => use.used);
  return {
    times, from, to, last, projection,
    lines: [
      {label: 'limit', color: '--muted', dash: [2, 4], values: [...uses.map(use => use.total), ...future.map(() => last!.total)]},
      {label: 'used', color: '--accent', fill: true, values: [...used, ...future.map(() => null)]},
      ...(projection ? [{label: 'at this pace', color: '--degraded', dash: [6, 4], values: [...used.map((use, index) => index === used.length - 1 ? use : null), projection.end.used]}] : []),
    ],
  };
}

export function upstream(chart: UpstreamChart): TemplateResult {
  const {last, projection} = chart;
  if (!last) {
    return html`<p class="muted">This provider reports no quota.</p>`;
  }
  return html`
    <p class="number">${count(last.used)} of ${count(last.total)} used (${share(last.used / last.total)})${projection === null ? nothing : projection.outAt === null
      ? html`; <span class="muted">at this pace it lasts beyond this chart</span>`
      : html`; <b class="warn">at this pace out at <ops-time .at=${new Date(projection.outAt * 1000).toISOString()} short></ops-time></b>`}</p>
    <ops-chart class="chart-small" label="Upstream quota" .times=${chart.times} .lines=${chart.lines} .from=${chart.from} .to=${chart.to} .format=${(value: number) => count(Math.round(value))} whole></ops-chart>`;
}
