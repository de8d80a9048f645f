// Keys of one letter. None fires in a field or with a modifier, and all can be switched off (WCAG 2.1.4).

import {navigate, path, type Page} from './router';
import {set, settings} from './settings';

/** Fired on `window` for the page: `j`, `k`, `n`, `c`, `Enter`, `Escape`; `preventDefault()` tells that it was used. */
export const KEY_PRESSED = 'ops-key';

const FOR_PAGES = ['j', 'k', 'n', 'c', 'Enter', 'Escape'];
const PAGES: Record<string, Page> = {o: 'overview', p: 'operations', q: 'quotas', r: 'providers', a: 'alerts'};
const SECOND_KEY_MS = 1_500;

export interface KeyTarget {
  focusSearch(): void;
  showHelp(): void;
}

export function startKeys(target: KeyTarget): () => void {
  let goUntil = 0;
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inField(event)) return;
    const {key} = event;
    const mayFire = settings().keys || key === 'Escape' || key === 'Enter';
    if (!mayFire) return;
    if (Date.now() < goUntil && PAGES[key]) navigate(path(PAGES[key]));
    else if (key === '/') target.focusSearch();
    else if (key === '?') target.showHelp();
    else if (key === '.') set({live: !settings().live});
    else if (key === 'u') set({zone: settings().zone === 'utc' ? 'local' : 'utc'});
    else if (FOR_PAGES.includes(key)) {
      const unused = window.dispatchEvent(new CustomEvent(KEY_PRESSED, {detail: key, cancelable: true}));
      if (unused) return;
    } else if (key !== 'g') return;
    goUntil = key === 'g' ? Date.now() + SECOND_KEY_MS : 0;
    event.preventDefault();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

function inField(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (!(at instanceof HTMLElement)) return false;
  if (at.isContentEditable || at.closest('dialog')) return true;
  if (event.key === 'Enter') return at.matches('a, button, summary, input, select, textarea');
  return at.matches('input:not([type=checkbox]):not([type=radio]), select, textarea') && event.key !== 'Escape';
}
