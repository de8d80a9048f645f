import {duration} from '../text/format';

const MINUTE_MS = 60_000;

/** How long something has lasted that still goes on, in whole minutes: seconds would change with each drawing and help no reader. */
export function lasting(ms: number): string {
  return ms < MINUTE_MS ? 'under a minute' : duration(Math.floor(ms / MINUTE_MS) * MINUTE_MS);
}
