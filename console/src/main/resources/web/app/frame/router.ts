// Pages by path. All of a page's state is in its URL, so a link shows to another reader what this one saw.

import {set, settings, SETTINGS_CHANGED} from './settings';

export type Page = 'overview' | 'operations' | 'quotas' | 'providers' | 'alerts';

export interface Route {
  page: Page | 'unknown';
  /** The part after the page: an event, a provider, an alert. */
  id: string | null;
  /** The page's own parameters: `live` and `tz`, which belong to the frame, are not among them. */
  params: URLSearchParams;
}

export const BASE = '/console/';
/** Fired on `window` after each change of the URL, by link, code or the browser's buttons. */
export const ROUTE_CHANGED = 'ops-route';

const PAGES: readonly string[] = ['operations', 'quotas', 'providers', 'alerts'];

/** The route of the present URL. */
export function route(): Route {
  const params = new URLSearchParams(location.search);
  params.delete('live');
  params.delete('tz');
  const [page = '', id = null, ...more] = location.pathname.slice(BASE.length).replace(/\/$/, '').split('/');
  if (page === '') return {page: 'overview', id: null, params};
  if (!PAGES.includes(page) || more.length > 0) return {page: 'unknown', id: null, params};
  return {page: page as Page, id: id === null ? null : decoded(id), params};
}

/** The path of a page with parameters; those that are null, undefined or empty are left out. For href and `navigate`. */
export function path(page: Page, id?: string | null, params?: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value != null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return BASE + (page === 'overview' ? '' : page) + (id ? '/' + encodeURIComponent(id) : '') + (text ? '?' + text : '');
}

/** Goes to a path below /console/. The frame's own parameters stay as they are. */
export function navigate(target: string, {replace = false} = {}): void {
  const url = new URL(target, location.href);
  carry(url);
  if (url.href === location.href) return;
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  window.dispatchEvent(new CustomEvent(ROUTE_CHANGED));
}

/** Changes parameters of the present page; null takes one away. */
export function setParams(changes: Record<string, string | null>, options: {replace?: boolean} = {}): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  navigate(url.href, options);
}

/** Begins to follow links and the browser's buttons; the frame does it once. */
export function startRouter(): void {
  const params = new URLSearchParams(location.search);
  if (params.get('live') === '0') set({live: false});
  if (params.get('tz') === 'utc') set({zone: 'utc'});
  window.addEventListener('popstate', () => window.dispatchEvent(new CustomEvent(ROUTE_CHANGED)));
  window.addEventListener(SETTINGS_CHANGED, () => navigate(location.href, {replace: true}));
  document.addEventListener('click', follow);
  navigate(location.href, {replace: true});
}

function follow(click: MouseEvent): void {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  const link = click.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href, location.href);
  // A link to a place within the page, such as the skip link, is the browser's business.
  if (url.origin !== location.origin || !url.pathname.startsWith(BASE) || link.getAttribute('href')?.startsWith('#')) return;
  click.preventDefault();
  navigate(url.href);
}

function carry(url: URL): void {
  const {live, zone} = settings();
  if (live) url.searchParams.delete('live');
  else url.searchParams.set('live', '0');
  if (zone === 'utc') url.searchParams.set('tz', 'utc');
  else url.searchParams.delete('tz');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
