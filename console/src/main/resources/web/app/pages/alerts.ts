import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {client, ProblemError} from '../api/client';
import type {Alert, AlertDetail, AlertPage, Me} from '../api/types';
import {Poll} from '../frame/poll';
import {KEY_PRESSED} from '../frame/keys';
import {navigate, type Route} from '../frame/router';
import {pressed} from '../frame/row-keys';
import {title} from '../frame/title';
import {duration, visible} from '../text/format';
import {alertBody} from './alert-detail';
import {alertStyles} from './alert-styles';
import {byUrgency, callsInWindow, lasted, withHeld} from './alert-words';
import {lasting} from './lasting';
import {alertPath} from './links';
import {pageStyles} from './page-styles';
import {section} from './section';
import '../parts/acknowledge';
import '../parts/badge';
import '../parts/time';

const STATES = ['all', 'open', 'closed'] as const;

/** Alerts, the open first; one is expanded by its id in the path. */
export class AlertsPage extends LitElement {
  static styles = [...pageStyles, alertStyles];
  static properties = {route: {attribute: false}, me: {attribute: false}, older: {state: true}, cursor: {state: true}, seeking: {state: true}, failure: {state: true}, said: {state: true}};

  declare route: Route;
  declare me: Me | undefined;
  declare older: Alert[];
  declare cursor: string | null | undefined; // undefined: that of the first page
  declare seeking: boolean;
  declare failure: ProblemError | undefined;
  declare said: string;

  private readonly writing = new Map<string, Alert>();
  private readonly list = new Poll<AlertPage>(this, signal => this.load(signal));
  // While no alert is expanded it waits for ever: without a request, nothing may count as reached.
  private readonly detail = new Poll<AlertDetail>(this, signal => this.openId === null ? new Promise(() => {})
    : client.get<AlertDetail>(`/ops/alerts/${encodeURIComponent(this.openId)}`, {}, signal));
  private shown: {state: string; id: string | null} | null = null;

  constructor() {
    super();
    this.older = [];
    this.cursor = undefined;
    this.seeking = false;
    this.failure = undefined;
    this.said = '';
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener(KEY_PRESSED, this.key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener(KEY_PRESSED, this.key);
  }

  private get state(): string {
    const state = this.route.params.get('state') ?? 'all';
    return (STATES as readonly string[]).includes(state) ? state : 'all';
  }

  private get openId(): string | null {
    return this.route.id;
  }

  protected willUpdate() {
    const {state, openId: id, shown} = this;
    if (shown && shown.state !== state) {
      this.older = [];
      this.cursor = undefined;
      this.failure = undefined;
      void this.list.restart({forget: true});
    }
    if (shown && shown.id !== id) {
      this.said = '';
      void this.detail.restart({forget: true});
    }
    this.shown = {state, id};
  }

  protected updated() {
    const alert = this.openId === null ? undefined : this.detail.data?.alert;
    title(...(alert ? [visible(alert.title)] : []), 'Alerts');
  }

  private readonly key = (event: Event) => pressed(event as CustomEvent<string>, {
    step: by => this.step(by),
    copyLink: () => void this.copyLink(),
    close: () => this.toggle(this.titleOf(this.openId)),
    isOpen: () => this.openId !== null,
  });

  private titles(): HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('#alerts h2 a')];
  }

  private titleOf(id: string | null): HTMLAnchorElement | undefined {
    return this.titles().find(title => title.dataset.alert === id);
  }

  /** Goes to another alert: from the expanded one, and expands it, or else from the one that has the focus. */
  private step(by: number) {
    const titles = this.titles();
    const focused = (this.renderRoot as ShadowRoot).activeElement?.closest('li')?.querySelector<HTMLAnchorElement>('h2 a');
    const at = titles.indexOf((this.titleOf(this.openId) ?? focused) as HTMLAnchorElement);
    const next = titles[at < 0 ? 0 : Math.min(Math.max(at + by, 0), titles.length - 1)];
    next?.focus();
    if (this.openId !== null && next && next.dataset.alert !== this.openId) {
      navigate(next.href, {replace: true});
    }
  }

  private toggle(title: HTMLAnchorElement | undefined) {
    navigate(title?.href ?? alertPath(null));
    title?.focus();
  }

  private async copyLink() {
    try {
      await navigator.clipboard.writeText(location.origin + alertPath(this.openId));
      this.said = 'Link copied.';
    } catch {
      this.said = 'The browser gives no clipboard; the address of this page is the link.';
    }
  }

  private async load(signal: AbortSignal): Promise<AlertPage> {
    const state = this.state;
    const [page, open] = await Promise.all([
      client.get<AlertPage>('/ops/alerts', {state, limit: 50}, signal),
      state === 'all' ? client.get<AlertPage>('/ops/alerts', {state: 'open', limit: 50}, signal) : null,
    ]);
    const known = new Set(page.alerts.map(alert => alert.id));
    return {...page, alerts: [...page.alerts, ...(open?.alerts ?? []).filter(alert => !known.has(alert.id))]};
  }

  private async seekOlder(before: string) {
    const state = this.state;
    this.seeking = true;
    this.failure = undefined;
    try {
      const page = await client.get<AlertPage>('/ops/alerts', {state, limit: 50, before});
      if (state === this.state) {
        this.older = [...this.older, ...page.alerts];
        this.cursor = page.older;
      }
    } catch (failure) {
      this.failure = ProblemError.of(failure);
    } finally {
      this.seeking = false;
    }
  }

  protected render() {
    const state = this.state;
    return html`
      <div class="head"><h1 tabindex="-1">Alerts</h1>
        <span id="alerts-said" class="small muted" role="status">${this.said}</span>
        <nav class="tabs" aria-label="State">${STATES.map(name => html`<a href=${alertPath(null, name)} aria-current=${name === state ? 'page' : 'false'}>${name}</a>`)}</nav></div>
      ${section(this.list, page => this.show(page, state), {lines: 8})}`;
  }

  private show(page: AlertPage, state: string): TemplateResult {
    const first = new Set(page.alerts.map(alert => alert.id));
    const alerts = withHeld([...page.alerts, ...this.older.filter(alert => !first.has(alert.id))], this.writing);
    const detail = this.detail.data;
    if (detail && detail.alert.id === this.openId && !alerts.some(alert => alert.id === this.openId)) {
      alerts.push(detail.alert);
    }
    alerts.sort(byUrgency);
    const cursor = this.cursor === undefined ? page.older : this.cursor;
    return html`
      ${this.openId && !alerts.some(alert => alert.id === this.openId) ? section(this.detail, () => nothing) : nothing}
      ${alerts.length ? html`<ul class="alerts" id="alerts">${repeat(alerts, alert => alert.id, alert => this.item(alert, state))}</ul>` : this.empty(state)}
      <ops-problem .error=${this.failure} @retry=${() => cursor && this.seekOlder(cursor)}></ops-problem>
      ${alerts.length === 0 ? nothing : cursor
        ? html`<p class="end"><button type="button" id="older" ?disabled=${this.seeking} @click=${() => this.seekOlder(cursor)}>Older</button></p>`
        : html`<p class="end muted small">These are all ${state === 'all' ? '' : `${state} `}alerts that are kept.</p>`}`;
  }

  private empty(state: string): TemplateResult {
    return state === 'open'
      ? html`<p class="muted">No alert is open. <a href=${alertPath(null, 'closed')}>Closed ones</a></p>`
      : html`<p class="muted">There is no ${state === 'closed' ? 'closed ' : ''}alert yet. Alerts open when a check of a provider fails, or when too many calls do.</p>`;
  }

  private item(alert: Alert, state: string): TemplateResult {
    const expanded = alert.id === this.openId;
    const kept = state === 'all' ? null : state;
    const toggle = alertPath(expanded ? null : alert.id, kept);
    const calls = callsInWindow(alert);
    return html`<li id="alert-${alert.id}" class=${alert.closed_at ? 'closed' : 'open'}>
      <div class="line">
        <ops-status .value=${alert.severity}></ops-status>
        <h2><a class="plain" href=${toggle} data-alert=${alert.id} aria-expanded=${expanded ? 'true' : 'false'} aria-controls="body-${alert.id}">${visible(alert.title)}</a></h2>
        <span class="when small number"><ops-time .at=${alert.opened_at} short></ops-time>
          <span class="muted">${alert.closed_at ? html`closed after ${duration(lasted(alert))}` : html`open for ${lasting(lasted(alert))}`}</span></span>
        <ops-acknowledge class="small" .alert=${alert} .may=${(this.me?.may.acknowledge ?? false) && !alert.closed_at}
          @ops-writing=${(event: CustomEvent<boolean>) => this.wrote(alert, event.detail)}
          @ops-acknowledged=${() => this.renew()}></ops-acknowledge>
        ${calls && !expanded ? html`<a class="window small" href=${calls}>Calls in its window</a>` : nothing}
      </div>
      <div id="body-${alert.id}" class="body" ?hidden=${!expanded}>${expanded ? section(this.detail, detail =>
        detail.alert.id === alert.id ? alertBody(detail, calls) : nothing, {lines: 5}) : nothing}</div>
    </li>`;
  }

  private wrote(alert: Alert, open: boolean) {
    open ? this.writing.set(alert.id, alert) : this.writing.delete(alert.id);
    this.requestUpdate();
  }

  private renew() {
    void this.list.refresh();
    void this.detail.refresh();
  }
}

customElements.define('alerts-page', AlertsPage);
