import type {Health, HealthHistory} from '../api/types';
import type {Tick} from '../parts/ticks';

const DAY_S = 86_400;
const HEIGHTS: Record<Health, number> = {ok: 0.45, degraded: 0.72, down: 1};

/** One tick for each of these days, the last one being today in UTC; a day without checks is low and grey. */
export function dayTicks(history: HealthHistory, days: number): Tick[] {
  const byDay = new Map(history.points.map(point => [day(Date.parse(point.at) / 1000), point]));
  const today = day(Date.parse(history.now) / 1000);
  return Array.from({length: days}, (_, index) => {
    const number = today - days + 1 + index;
    const name = dayName(number);
    const point = byDay.get(number);
    return point
      ? {height: HEIGHTS[point.worst], tone: point.worst, text: `${name}: ${point.worst}`, notable: point.worst !== 'ok'}
      : {height: 0.1, tone: 'unknown' as const, text: `${name}: not checked`, notable: false};
  });
}

/** Such as `87 of 90 days healthy, 1 degraded, 2 down`. */
export function dayTicksSummary(ticks: Tick[]): string {
  const count = (tone: string) => ticks.filter(tick => tick.tone === tone).length;
  const parts = [`${count('ok')} of ${ticks.length} days healthy`];
  for (const tone of ['degraded', 'down']) {
    if (count(tone)) {
      parts.push(`${count(tone)} ${tone}`);
    }
  }
  if (count('unknown')) {
    parts.push(`${count('unknown')} not checked`);
  }
  return parts.join(', ');
}

/** Latency for each step of the history's range: null where the provider was down, undefined where it was not checked. */
export function latencies(history: HealthHistory): (number | null | undefined)[] {
  const step = history.step_s;
  const first = Math.floor(Date.parse(history.from) / 1000 / step);
  const steps = Math.max(1, Math.min(400, Math.ceil(Date.parse(history.to) / 1000 / step) - first));
  const values: (number | null | undefined)[] = new Array(steps).fill(undefined);
  for (const point of history.points) {
    const index = Math.floor(Date.parse(point.at) / 1000 / step) - first;
    if (index >= 0 && index < steps) {
      values[index] = point.worst === 'down' ? null : point.p50_ms;
    }
  }
  return values;
}

function day(seconds: number): number {
  return Math.floor(seconds / DAY_S);
}

function dayName(number: number): string {
  return new Date(number * DAY_S * 1000).toLocaleDateString('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
}
