// What a reader has set: kept in this browser, and live and the zone in the URL as well, so that a link shows the same.

import type {Zone} from '../text/format';

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  live: boolean;
  zone: Zone;
  theme: Theme;
  /** Keys of one letter may be switched off. */
  keys: boolean;
}

const KEY = 'ops-settings';
/** Fired on `window` after a change. */
export const SETTINGS_CHANGED = 'ops-settings';

const current: Settings = {live: true, zone: 'local', theme: 'system', keys: true, ...kept()};

export function settings(): Readonly<Settings> {
  return current;
}

/** Changes settings, keeps them, and tells everyone by `ops-settings` on window. */
export function set(changes: Partial<Settings>): void {
  Object.assign(current, changes);
  const {zone, theme, keys} = current;
  try {
    localStorage.setItem(KEY, JSON.stringify({zone, theme, keys}));
  } catch {
    // Storage is switched off: the setting lasts as long as the page.
  }
  window.dispatchEvent(new CustomEvent(SETTINGS_CHANGED));
}

function kept(): Partial<Settings> {
  try {
    const {zone, theme, keys} = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return {
      ...(zone === 'utc' && {zone}),
      ...((theme === 'light' || theme === 'dark') && {theme}),
      ...(keys === false && {keys}),
    };
  } catch {
    return {};
  }
}
