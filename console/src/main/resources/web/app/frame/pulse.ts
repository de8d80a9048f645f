import {client} from '../api/client';
import type {Pulse} from '../api/types';
import {SESSION_CHANGED} from '../auth/session';
import {refreshSeconds} from './config';

let last: {at: number; pulse: Promise<Pulse>} | undefined;

/** The pulse, which the header and the overview both show: loaded once for both of them. */
export function loadPulse(signal: AbortSignal): Promise<Pulse> {
  if (!last || Date.now() - last.at > refreshSeconds() * 500) {
    // Not given up with the one that asked first: the other one may wait for it as well.
    const pulse = client.get<Pulse>('/ops/pulse');
    last = {at: Date.now(), pulse};
    pulse.catch(() => (last = undefined));
  }
  const {pulse} = last;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    pulse.then(resolve, reject);
  });
}

window.addEventListener(SESSION_CHANGED, () => (last = undefined));
