// What the server says of itself before a sign-in.

import type {Config} from '../api/types';

let known: Config | undefined;

export function config(): Config | undefined {
  return known;
}

export function learn(config: Config): void {
  known = config;
}

export function refreshSeconds(): number {
  return Math.max(1, known?.refresh_s ?? 5);
}
