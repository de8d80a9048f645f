import {now} from '../frame/clock';
import {loadPulse} from '../frame/pulse';

const MINUTE_MS = 60_000;

/**
 * The last seconds until the present minute by the server's clock, in ISO form. With a step in seconds the range begins where a step does, so that a
 * chart's first point is whole.
 */
export function lastRange(seconds: number, step = 60): {from: string; to: string} {
  const to = Math.floor(now().getTime() / MINUTE_MS) * MINUTE_MS;
  const from = Math.floor((to - seconds * 1000) / (step * 1000)) * step * 1000;
  return {from: new Date(from).toISOString(), to: new Date(to).toISOString()};
}

let clockKnown = false;

/** As lastRange, for a request: the first one waits for the pulse, which tells the server's time, as the reader's clock may be hours off. */
export async function askedRange(seconds: number, step: number, signal: AbortSignal): Promise<{from: string; to: string}> {
  if (!clockKnown) {
    await loadPulse(signal);
    clockKnown = true;
  }
  return lastRange(seconds, step);
}
