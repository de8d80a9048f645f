import type {Alert} from '../api/types';
import {now} from '../frame/clock';
import {callsPath} from './links';

const BEFORE_MS = 5 * 60_000;

/** The provider that an alert is about; null for those of the database and of seals. */
export function alertProvider(alert: Alert): string | null {
  return alert.kind === 'provider_health' || alert.kind === 'error_rate' ? alert.subject : null;
}

/** Returns the page with the calls in an alert's window, from five minutes before it opened; null where the alert is about no provider. */
export function callsInWindow(alert: Alert, status: string | null = null, caller: string | null = null): string | null {
  const provider = alertProvider(alert);
  if (provider === null) {
    return null;
  }
  const from = new Date(Date.parse(alert.opened_at) - BEFORE_MS).toISOString();
  return callsPath({provider, status, caller, from, to: alert.closed_at});
}

/** Milliseconds that an alert has lasted. */
export function lasted(alert: Alert): number {
  return Math.max(0, (alert.closed_at ? Date.parse(alert.closed_at) : now().getTime()) - Date.parse(alert.opened_at));
}

/** Open ones first, the critical before the warnings, then the newest. */
export function byUrgency(a: Alert, b: Alert): number {
  const open = Number(Boolean(a.closed_at)) - Number(Boolean(b.closed_at));
  if (open) {
    return open;
  }
  const severity = a.closed_at ? 0 : Number(b.severity === 'critical') - Number(a.severity === 'critical');
  return severity || b.opened_at.localeCompare(a.opened_at) || a.id.localeCompare(b.id);
}

/**
 * Adds alerts in whose form a reader is writing, in the state last seen, to those that a poll brought. A form does not close because an alert did.
 */
export function withHeld(alerts: Alert[], held: ReadonlyMap<string, Alert>): Alert[] {
  const known = new Set(alerts.map(alert => alert.id));
  const missing = [...held.values()].filter(alert => !known.has(alert.id));
  return missing.length ? [...alerts, ...missing] : alerts;
}
