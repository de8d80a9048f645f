// Addresses of the console's own pages; everything that comes from the server is encoded.
import {BASE, path} from '../frame/router';
import type {EventRow} from '../api/types';

export const LIST_PATH = BASE + 'operations';

const QUARTER_MS = 15 * 60_000;
const HALF_DAY_MS = 12 * 3_600_000;

export function eventPath(id: string): string {
  return path('operations', id);
}

export function alertPath(id: string): string {
  return path('alerts', id);
}

/** Calls that ended like this one within 15 minutes of it. */
export function sameFailurePath(event: EventRow): string {
  return path('operations', null, {
    provider: event.provider,
    tool: event.tool,
    status: event.error ? null : event.status,
    error: event.error,
    ...around(event.created_at, QUARTER_MS),
  });
}

/** All calls of a caller in the day around a time. */
export function callerPath(caller: string, at: string): string {
  return path('operations', null, {caller, ...around(at, HALF_DAY_MS)});
}

/** All calls of one request, which takes minutes at most. */
export function requestPath(event: EventRow): string {
  return path('operations', null, {request_id: event.request_id, ...around(event.created_at, HALF_DAY_MS)});
}

function around(at: string, ms: number): {from: string; to: string} {
  const time = Date.parse(at);
  return {from: new Date(time - ms).toISOString(), to: new Date(time + ms).toISOString()};
}
