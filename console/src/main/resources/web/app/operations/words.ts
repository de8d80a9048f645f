// Words for what a call became, and for its caller.
import type {EventRow, Role, Status} from '../api/types';
import {visible} from '../text/format';

export const STATUSES: {value: string; name: string}[] = [
  {value: 'failed', name: 'failed (error, abandoned)'},
  {value: 'refused', name: 'refused (role, quota)'},
  {value: 'ok', name: 'ok'},
  {value: 'started', name: 'running'},
  {value: 'error', name: 'error'},
  {value: 'abandoned', name: 'abandoned'},
  {value: 'denied_role', name: 'refused for the role'},
  {value: 'denied_quota', name: 'refused for the quota'},
];

export const ROLES: (Role | 'none')[] = ['ops_viewer', 'ops_operator', 'ops_admin', 'none'];

const ROLE_NAMES: Record<string, string> = {
  ops_viewer: 'viewer',
  ops_operator: 'operator',
  ops_admin: 'administrator',
  none: 'no role',
};

export function roleName(role: string): string {
  return ROLE_NAMES[role] ?? visible(role);
}

export function callerName(event: EventRow): string {
  if (event.caller_name) {
    return visible(event.caller_name);
  }
  return event.caller_id ? visible(event.caller_id) : 'anonymous';
}

const ENDS: Record<Status, string> = {
  ok: 'The call was done.',
  error: 'The call failed.',
  denied_role: 'The call was refused: the role did not allow it. The provider was not contacted.',
  denied_quota: 'The call was refused: the quota was used up. The provider was not contacted.',
  abandoned: 'The call was never completed. Its effect at the provider is not known.',
  started: 'The call is running.',
};

/** One sentence about the end of a call. */
export function endOf(event: EventRow): string {
  if (event.replay_of && event.status === 'ok') {
    return 'The result of an earlier call with the same idempotency key was returned.';
  }
  if (event.status === 'error' && event.error) {
    return `The call failed: ${visible(event.error)}.`;
  }
  return ENDS[event.status] ?? visible(event.status);
}

/** Provider and tool in one. */
export function toolName(event: EventRow): string {
  return `${visible(event.provider)}/${visible(event.tool)}`;
}

/** True for tools of a provider; reads of health and rows about the audit log are no calls that can be repeated. */
export function isToolCall(event: EventRow): boolean {
  return event.provider !== 'ops' && event.tool !== 'health';
}

/** Tools of the console and of reports that leave rows about reads of the audit log. */
export const AUDIT_TOOLS = ['event.read', 'events.search', 'events.export', 'alert.acknowledge'];
