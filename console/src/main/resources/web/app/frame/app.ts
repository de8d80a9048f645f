import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {client, ProblemError} from '../api/client';
import type {Config, Me, Pulse} from '../api/types';
import {takeCallback} from '../auth/pkce';
import {SESSION_CHANGED, session} from '../auth/session';
import '../auth/sign-in';
import '../pages/alerts';
import '../pages/operations';
import '../pages/overview';
import '../pages/providers';
import '../pages/quotas';
import '../parts/problem';
import {shared} from '../parts/styles';
import {visible} from '../text/format';
import {ANNOUNCED} from './announce';
import {config, learn} from './config';
import './header';
import type {OpsHeader} from './header';
import './help';
import type {OpsHelp} from './help';
import {startKeys} from './keys';
import {Poll} from './poll';
import {loadPulse} from './pulse';
import {path, route, ROUTE_CHANGED, startRouter, type Route} from './router';
import {settings, SETTINGS_CHANGED} from './settings';
import {title} from './title';

const TITLES: Record<Route['page'], string> = {
  overview: 'Overview', operations: 'Operations', quotas: 'Quotas', providers: 'Providers', alerts: 'Alerts', unknown: 'Not found',
};

const AGAIN_MS = 5_000;

/** The frame around each page. */
export class OpsApp extends LitElement {
  static properties = {route: {state: true}, problem: {state: true}};
  static styles = [shared, css`
    :host { display: block; }
    .skip { position: absolute; inset: -100px auto auto 8px; z-index: 20; padding: 8px; background: var(--surface); }
    .skip:focus { inset-block-start: 8px; }
    .banner { padding: 4px 16px; background: var(--degraded-ground); color: var(--degraded); font-weight: 600; text-align: center; }
    main { padding: 16px; max-width: 1600px; margin: 0 auto; }
    main:focus { outline: none; }
    .message { display: grid; gap: 12px; justify-items: start; max-width: 640px; margin: 32px auto; padding: 20px; }
    @media (max-width: 719px) { main { padding: 12px 12px 80px; } }
  `];
  declare route: Route;
  declare problem: ProblemError | undefined;

  private readonly callback = takeCallback();
  private readonly me = new Poll<Me>(this, (signal) => client.get('/ops/me', {}, signal), {every: 60});
  private readonly pulse = new Poll<Pulse>(this, loadPulse);
  private stopKeys = () => {};
  private again = 0;
  private left: Route['page'] | undefined;

  constructor() {
    super();
    startRouter();
    this.route = route();
    this.dress();
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(ROUTE_CHANGED, this.go);
    window.addEventListener(SESSION_CHANGED, this.changed);
    window.addEventListener(SETTINGS_CHANGED, this.dress);
    window.addEventListener(ANNOUNCED, this.say);
    this.stopKeys = startKeys({
      focusSearch: () => this.renderRoot.querySelector<OpsHeader>('ops-header')?.focusSearch(),
      showHelp: this.showHelp,
    });
    void this.start();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(ROUTE_CHANGED, this.go);
    window.removeEventListener(SESSION_CHANGED, this.changed);
    window.removeEventListener(SETTINGS_CHANGED, this.dress);
    window.removeEventListener(ANNOUNCED, this.say);
    this.stopKeys();
  }

  render() {
    return html`
      <header>
        <a class="skip" href="#main" @click=${this.skip}>Skip to the page</a>
        ${config()?.sandbox ? html`<div class="banner">Sandbox: invented data</div>` : nothing}
        <ops-header .route=${this.route} .me=${this.me.data} .alerts=${this.pulse.data?.open_alert_count}
          .settings=${{...settings()}} @help=${this.showHelp}></ops-header>
      </header>
      <main id="main" tabindex="-1">${this.outlet()}</main>
      <div id="live" class="hidden-text" role="status" aria-live="polite"></div>
      <ops-help></ops-help>`;
  }

  updated(changed: PropertyValues<this>): void {
    if (!changed.has('route') || this.left === this.route.page) return;
    const first = this.left === undefined;
    this.left = this.route.page;
    // The first page is where the browser has put the focus by itself.
    if (!first) void this.focusPage();
  }

  willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') && this.left !== this.route.page) title(TITLES[this.route.page]);
  }

  private outlet() {
    if (this.problem) return html`<ops-problem .error=${this.problem} @retry=${this.start}></ops-problem>`;
    if (session.state === 'starting') return html`<div class="skeleton">Loading</div>`;
    const out = session.state === 'out';
    if (!out && this.me.error?.status === 403) return this.forbidden(this.me.error);
    // One template for both, so that the page of a session that ends stays the same element, with all that it holds.
    return html`${out ? html`<ops-sign-in></ops-sign-in>` : nothing}${out && !session.ended ? nothing : this.page()}`;
  }

  private page() {
    const {me: {data: me}, pulse: {data: pulse}, route} = this;
    switch (route.page) {
      case 'overview': return this.own(html`<overview-page .route=${route} .me=${me} .pulse=${pulse}></overview-page>`);
      case 'operations': return this.own(html`<operations-page .route=${route} .me=${me}></operations-page>`);
      case 'quotas': return this.own(html`<quotas-page .route=${route} .me=${me}></quotas-page>`);
      case 'providers': return this.own(html`<providers-page .route=${route} .me=${me}></providers-page>`);
      case 'alerts': return this.own(html`<alerts-page .route=${route} .me=${me}></alerts-page>`);
      default: return html`<section class="card message"><h1 tabindex="-1">There is no such page</h1>
        <p>The console has nothing at <span class="mono">${visible(location.pathname)}</span>.</p>
        <a href=${path('overview')}>Overview</a></section>`;
    }
  }

  /** What one caller saw is not shown to the next. */
  private own(page: unknown) {
    return keyed(this.lastCaller(), page);
  }

  private caller = '';

  private lastCaller(): string {
    if (session.state === 'in') this.caller = session.caller;
    return this.caller;
  }

  private forbidden(error: ProblemError) {
    return html`<section class="card message">
      <h1 tabindex="-1">Your account has no role here</h1>
      <p>${visible(error.problem.detail)}</p>
      <p>The console needs one of the roles ops_viewer, ops_operator and ops_admin. An administrator of the Supabase project
        gives it to your account; a role given now counts from your next sign-in.</p>
      <div class="row"><button class="primary" @click=${() => this.me.refresh()}>Look again</button>
        <button @click=${() => session.signOut()}>Sign in as another</button></div>
      ${error.requestId ? html`<p class="small">Request <span class="mono">${visible(error.requestId)}</span></p>` : nothing}
    </section>`;
  }

  private readonly start = async (): Promise<void> => {
    clearTimeout(this.again);
    try {
      learn(await client.get<Config>('/ops/config'));
    } catch (e) {
      this.problem = ProblemError.of(e);
      this.again = window.setTimeout(this.start, AGAIN_MS);
      return;
    }
    this.problem = undefined;
    await session.start(config()!, this.callback);
  };

  private readonly go = () => {
    this.route = route();
  };

  private readonly changed = () => {
    if (session.state === 'in' && this.caller !== session.caller) {
      void this.me.restart({forget: true});
      void this.pulse.restart({forget: true});
    }
    if (session.state === 'out' && !session.ended) {
      this.me.data = undefined;
      this.pulse.data = undefined;
    }
    this.requestUpdate();
  };

  private readonly dress = () => {
    const {theme} = settings();
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    this.requestUpdate();
  };

  private readonly say = (event: Event) => {
    const live = this.renderRoot.querySelector('#live');
    if (live) live.textContent = (event as CustomEvent<string>).detail;
  };

  private readonly showHelp = () => {
    this.renderRoot.querySelector<OpsHelp>('ops-help')?.show();
  };

  private skip(click: Event) {
    click.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }

  private async focusPage(): Promise<void> {
    window.scrollTo(0, 0);
    const heading = await headingOf(this.renderRoot.querySelector('main > *'));
    (heading ?? this.renderRoot.querySelector<HTMLElement>('main'))?.focus();
  }
}

/** The heading of a page, which may leave it to an element of its own. */
async function headingOf(page: Element | null): Promise<HTMLElement | null> {
  for (let part: Element | null | undefined = page; part; part = part.shadowRoot?.firstElementChild) {
    if (part instanceof LitElement) await part.updateComplete;
    const heading = (part.shadowRoot ?? part).querySelector<HTMLElement>('h1[tabindex]');
    if (heading) return heading;
  }
  return null;
}

customElements.define('ops-app', OpsApp);
