import {now} from '../frame/clock';

/** The last seconds until the present minute by the server's clock, in ISO form. */
export function lastRange(seconds: number): {from: string; to: string} {
  const to = Math.floor(now().getTime() / 60_000) * 60_000;
  return {from: new Date(to - seconds * 1000).toISOString(), to: new Date(to).toISOString()};
}
