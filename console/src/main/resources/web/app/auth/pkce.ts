// Proof key for code exchange (RFC 7636), with an own `state`, since Supabase Auth passes none through.

const KEY = 'ops-sign-in';

/** A sign-in under way. */
export interface Pending {
  state: string;
  verifier: string;
  /** The path with its parameters that was asked for. */
  target: string;
}

/** What a sign-in came back with. */
export interface Callback {
  state: string;
  code: string | null;
  error: string | null;
}

/** Begins one, and remembers it in this tab. */
export async function begin(target: string): Promise<{pending: Pending; challenge: string; redirect: string}> {
  const pending = {state: random(16), verifier: random(32), target};
  sessionStorage.setItem(KEY, JSON.stringify(pending));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
  const redirect = new URL('/console/', location.origin);
  redirect.searchParams.set('sign_in', pending.state);
  return {pending, challenge: base64url(new Uint8Array(digest)), redirect: redirect.href};
}

/** The sign-in with this state that this tab began, if it did. */
export function pending(state: string): Pending | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept?.state === state ? kept : null;
  } catch {
    return null;
  }
}

/** A code works once. */
export function forget(): void {
  sessionStorage.removeItem(KEY);
}

/** Takes the code out of the URL, before anything could be asked for that would carry it along. */
export function takeCallback(): Callback | null {
  const url = new URL(location.href);
  const state = url.searchParams.get('sign_in');
  if (state === null) return null;
  // Errors of some ways to sign in come as a fragment.
  const fragment = new URLSearchParams(url.hash.slice(1));
  const get = (name: string) => url.searchParams.get(name) ?? fragment.get(name);
  const callback = {state, code: get('code'), error: get('error_description') ?? get('error')};
  history.replaceState(null, '', pending(state)?.target ?? url.pathname);
  return callback;
}

function random(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
