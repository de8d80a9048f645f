// Loads what a page shows, and loads it again while the page is visible and live.

import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ProblemError} from '../api/client';
import {SESSION_CHANGED, session} from '../auth/session';
import {now} from './clock';
import {refreshSeconds} from './config';
import {failed, reached} from './freshness';
import {settings, SETTINGS_CHANGED} from './settings';
import {shared} from './sharing';

const SLOWEST_S = 60;

/**
 * Keeps `data` fresh for a Lit element, which is rendered again after each change.
 *
 *     private pulse = new Poll(this, (signal) => client.get<Pulse>('/ops/pulse', {}, signal));
 *
 * Loads when the element is connected, then every `refresh_s` while the tab is visible and the reader has not paused; at
 * once when the tab is shown again; later and later after failures. Old data stays when a load fails, beside `error`.
 * Parts of the data that are as they were stay the same objects, so that Lit and charts have nothing to do.
 */
export class Poll<T> implements ReactiveController {
  data: T | undefined;
  /** Of the last load; undefined after a load that went well. */
  error: ProblemError | undefined;
  loading = false;
  /** By the server's clock. */
  loadedAt: Date | undefined;

  private connected = false;
  private failures = 0;
  private timer = 0;
  private abort: AbortController | undefined;

  /**
   * @param once loads at connection and on demand only: for what does not change
   * @param every seconds between two loads, instead of what the server asks for
   */
  constructor(private readonly host: ReactiveControllerHost, private readonly load: (signal: AbortSignal) => Promise<T>,
      private readonly options: {once?: boolean; every?: number} = {}) {
    host.addController(this);
  }

  hostConnected(): void {
    this.connected = true;
    document.addEventListener('visibilitychange', this.wake);
    window.addEventListener(SETTINGS_CHANGED, this.wake);
    window.addEventListener(SESSION_CHANGED, this.wake);
    void this.refresh();
  }

  hostDisconnected(): void {
    this.connected = false;
    document.removeEventListener('visibilitychange', this.wake);
    window.removeEventListener(SETTINGS_CHANGED, this.wake);
    window.removeEventListener(SESSION_CHANGED, this.wake);
    clearTimeout(this.timer);
    this.abort?.abort();
    this.abort = undefined;
    this.loading = false;
  }

  /** Loads now, unless a load is under way. */
  async refresh(): Promise<void> {
    if (this.loading || !this.connected || session.state !== 'in') return;
    const abort = new AbortController();
    this.abort = abort;
    this.loading = true;
    clearTimeout(this.timer);
    this.host.requestUpdate();
    try {
      const fresh = await this.load(abort.signal);
      if (abort.signal.aborted) return;
      this.data = shared(this.data, fresh);
      this.error = undefined;
      this.failures = 0;
      this.loadedAt = now();
      reached();
    } catch (e) {
      if (abort.signal.aborted) return;
      this.error = ProblemError.of(e);
      this.failures++;
      failed(this.error);
    }
    this.loading = false;
    this.host.requestUpdate();
    this.plan();
  }

  /** Gives up a load under way and loads anew, after a change of what is asked for; `forget` drops the old data at once. */
  restart({forget = false} = {}): Promise<void> {
    this.abort?.abort();
    this.loading = false;
    this.failures = 0;
    if (forget) {
      this.data = undefined;
      this.loadedAt = undefined;
    }
    this.error = undefined;
    return this.refresh();
  }

  private readonly wake = (event: Event): void => {
    clearTimeout(this.timer);
    if (!this.options.once || this.error || !this.data) {
      if (event.type === 'visibilitychange' && !document.hidden && settings().live) void this.refresh();
      else if (event.type === SESSION_CHANGED) void this.refresh();
      else this.plan(true);
    }
  };

  private plan(soon = false): void {
    clearTimeout(this.timer);
    const done = this.options.once && !this.error;
    if (!this.connected || done || document.hidden || !settings().live || session.state !== 'in') return;
    const seconds = Math.min(Math.max(SLOWEST_S, this.options.every ?? 0), (this.options.every ?? refreshSeconds()) * 2 ** this.failures);
    this.timer = window.setTimeout(() => void this.refresh(), soon ? 0 : seconds * 1_000);
  }
}
