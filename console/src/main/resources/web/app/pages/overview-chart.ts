import type {Alert, Stats} from '../api/types';
import type {ChartBand, ChartLine} from '../parts/chart';
import {calls} from './compare';
import {grid, named, place, untilCounted, type Grid} from './series';

export interface DayChart {
  on: Grid;
  lines: ChartLine[];
  bands: ChartBand[];
}

/** Calls and failed ones of a day, with those of the day before dashed, and alerts as bands. */
export function dayChart(stats: Stats, alerts: Alert[]): DayChart {
  const on = grid(stats);
  const shift = 86_400;
  const today = named(stats.series, null);
  const before = named(stats.compared, null);
  return {
    on,
    lines: [
      {label: 'calls yesterday', color: '--muted', dash: [4, 4], values: place(before, on, calls, 0, shift)},
      {label: 'failed yesterday', color: '--down', dash: [2, 5], values: place(before, on, counts => counts.failed, 0, shift)},
      {label: 'calls', color: '--accent', fill: true, values: untilCounted(place(today, on, calls, 0), on, stats)},
      {label: 'failed', color: '--down', fill: true, values: untilCounted(place(today, on, counts => counts.failed, 0), on, stats)},
    ],
    bands: bands(alerts, on),
  };
}

export function bands(alerts: Alert[], on: {from: number; to: number}): ChartBand[] {
  return alerts
    .map(alert => ({
      label: alert.title,
      from: Date.parse(alert.opened_at) / 1000,
      to: alert.closed_at ? Date.parse(alert.closed_at) / 1000 : null,
      color: alert.severity === 'critical' ? '--down' : '--degraded',
    }))
    .filter(band => band.from < on.to && (band.to ?? on.to) > on.from);
}
