// Who is signed in. The access token is in memory only; the refresh token in this tab's sessionStorage.

import type {Config, SandboxTokens} from '../api/types';
import {navigate} from '../frame/router';
import {subject, type Grant} from './grant';
import {begin, forget, pending, type Callback} from './pkce';
import {SignInError, SupabaseAuth} from './supabase';
import {Tabs} from './tabs';

/** Fired on `window` after a sign-in, a sign-out and an end of the session. */
export const SESSION_CHANGED = 'ops-session';

const REFRESH_TOKEN = 'ops-refresh-token';
const PICKED_ROLE = 'ops-sandbox-role';
const BEFORE_END_MS = 60_000;
const AGAIN_MS = 10_000;

/** `later`: the sign-in service was not reached, and the session may go on. */
export type Renewal = 'new' | 'ended' | 'later';

export class Session {
  /** `starting` until it is known whether this tab or another one has a session. */
  state: 'starting' | 'out' | 'in' = 'starting';
  /** Whether it ended by itself: then the page stays as it is until the next sign-in. */
  ended = false;
  /** Why the last sign-in failed. */
  problem: string | null = null;
  /** Tells sessions apart: what was asked for in one says nothing about the next. */
  signIns = 0;

  private grant: Grant | null = null;
  private config: Config | undefined;
  private auth: SupabaseAuth | undefined;
  private timer = 0;
  /** Counts who left: a grant that was on its way by then would sign them in again. */
  private left = 0;
  private readonly tabs = new Tabs({
    grant: () => this.grant,
    pending,
    granted: (grant) => this.take(grant, false),
    out: () => this.leave(false),
  });

  get token(): string | null {
    return this.grant?.token ?? null;
  }

  /** Tells callers apart: pages of one are not shown to the next. */
  get caller(): string {
    return this.grant ? subject(this.grant.token) : '';
  }

  /** The role that was picked in a sandbox. */
  get picked(): string | null {
    return this.grant?.picked ?? null;
  }

  /** Goes on with a sign-in, with this tab's session or with another tab's. */
  async start(config: Config, callback: Callback | null): Promise<void> {
    this.config = config;
    if (config.issuer && config.publishable_key) this.auth = new SupabaseAuth(config.issuer, config.publishable_key);
    if (callback) {
      try {
        await this.complete(callback);
        return;
      } catch (e) {
        // A link that is old or of another origin must not end the session that there is.
        this.problem = messageOf(e);
      }
    }
    try {
      if (config.sandbox) {
        const role = sessionStorage.getItem(PICKED_ROLE);
        if (role) return await this.pick(role);
        const shared = await this.tabs.grant(null);
        if (shared) return this.take(shared, false);
      } else if (window.isSecureContext) {
        const renewal = await this.renew(null);
        if (renewal === 'new') return;
        if (renewal === 'later') this.problem = 'The sign-in service was not reached.';
      }
    } catch (e) {
      this.problem = messageOf(e);
    }
    this.enter('out');
  }

  /** Leaves the page for a provider of Supabase Auth. */
  async signInWith(provider: string): Promise<void> {
    const {challenge, redirect} = await begin(location.pathname + location.search);
    if (this.auth) location.assign(this.auth.authorizeUrl(provider, redirect, challenge));
  }

  /** @throws SignInError */
  async sendLink(email: string): Promise<void> {
    const {challenge, redirect} = await begin(location.pathname + location.search);
    await this.auth?.sendLink(email, redirect, challenge);
  }

  /** Becomes one of the sandbox's users. */
  async pick(role: string): Promise<void> {
    const token = (await this.sandboxTokens()).tokens.find((it) => it.role === role)?.token;
    if (!token) throw new SignInError(`The sandbox has no ${role}.`, true);
    this.take({token, refresh: null, ends: null, picked: role}, false);
  }

  async sandboxTokens(): Promise<SandboxTokens> {
    const response = await fetch('/sandbox/tokens', {credentials: 'omit', cache: 'no-store'});
    if (response.ok) return response.json();
    const problem = await response.json().catch(() => ({}));
    throw new SignInError(problem.detail ?? 'The sandbox gives no tokens to this address.', true);
  }

  /** Gets a token other than the one that was used. */
  async renew(used: string | null): Promise<Renewal> {
    // Two uses of one refresh token would end the session, so one tab at a time asks.
    return navigator.locks.request('ops-renewal', async () => {
      if (this.token !== used) return this.token ? 'new' : 'ended';
      try {
        if (this.config?.sandbox) {
          await this.pick(this.picked ?? '');
          return this.token === used ? 'ended' : 'new';
        }
        const {left} = this;
        // Another tab's may be newer than what this one has kept.
        const shared = await this.tabs.grant(used);
        if (left !== this.left) return 'ended';
        if (shared && (shared.ends ?? Infinity) > Date.now()) {
          this.take(shared, false);
          return 'new';
        }
        if (!this.auth || !this.refreshToken) return 'ended';
        const renewed = await this.auth.refresh(this.refreshToken);
        if (left !== this.left) return 'ended';
        this.take(renewed, true);
        return 'new';
      } catch (e) {
        if (e instanceof SignInError && e.final) {
          sessionStorage.removeItem(REFRESH_TOKEN);
          return 'ended';
        }
        return 'later';
      }
    });
  }

  /** The server does not take the token any more. */
  end(): void {
    // Who signed out meanwhile is out already, and leaves no page behind.
    if (this.state !== 'in') return;
    this.ended = true;
    this.grant = null;
    clearTimeout(this.timer);
    this.enter('out');
  }

  async signOut(): Promise<void> {
    const token = this.token;
    this.leave(true);
    // What was not heard ends by itself with the token.
    if (token) await this.auth?.signOut(token).catch(() => undefined);
  }

  /** @throws SignInError */
  private async complete({state, code, error}: Callback): Promise<void> {
    const begun = pending(state);
    const known = begun ?? await this.tabs.pending(state);
    if (begun) forget();
    // Anyone can write a link with an error in it: only that of a sign-in from here is shown.
    if (known && error) throw new SignInError(error, true);
    if (!known || !code || !this.auth) {
      throw new SignInError('This sign-in was not begun in this browser, or its tab is closed. Sign in here.', true);
    }
    if (!begun) navigate(known.target, {replace: true});
    this.take(await this.auth.exchange(code, known.verifier), true);
  }

  private take(grant: Grant, tell: boolean): void {
    const isRenewal = this.state === 'in' && subject(grant.token) === this.caller;
    this.grant = grant;
    this.ended = false;
    this.problem = null;
    if (grant.refresh) sessionStorage.setItem(REFRESH_TOKEN, grant.refresh);
    if (grant.picked) sessionStorage.setItem(PICKED_ROLE, grant.picked);
    if (tell) this.tabs.tellGranted(grant);
    if (grant.ends) this.planRenewal(grant.ends - BEFORE_END_MS - Date.now());
    if (isRenewal) return;
    this.signIns++;
    this.enter('in');
  }

  private planRenewal(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const renewal = await this.renew(this.token);
      if (renewal === 'ended') this.end();
      else if (renewal === 'later') this.planRenewal(AGAIN_MS);
    }, ms > 0 ? ms : AGAIN_MS);
  }

  private leave(tell: boolean): void {
    // With the words that were searched for: the next reader of this tab may be another.
    sessionStorage.clear();
    clearTimeout(this.timer);
    this.left++;
    this.grant = null;
    this.ended = false;
    if (tell && !this.config?.sandbox) this.tabs.tellOut();
    this.enter('out');
  }

  private get refreshToken(): string | null {
    return sessionStorage.getItem(REFRESH_TOKEN);
  }

  private enter(state: 'out' | 'in'): void {
    this.state = state;
    window.dispatchEvent(new CustomEvent(SESSION_CHANGED));
  }
}

function messageOf(e: unknown): string {
  return e instanceof Error ? e.message : String(e);
}

export const session = new Session();
