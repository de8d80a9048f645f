import {LitElement, html, nothing} from 'lit';
import {client} from '../api/client';
import type {Catalogue, EventBody, EventDetail} from '../api/types';
import {Poll} from '../frame/poll';
import {title} from '../frame/title';
import {duration, visible} from '../text/format';
import {drawerStyle} from './drawer-style';
import './body-view';
import {isWrite} from './choices';
import './copy-view';
import type {OperationsCopy} from './copy-view';
import {eventPath} from './links';
import './related-view';
import '../parts/badge';
import '../parts/problem';
import {shared} from '../parts/styles';
import '../parts/time';
import {whyOf, whyStyle} from './why';
import {callerName, endOf, roleName, toolName} from './words';

/** A finished call changes only by looks at it, so it is read this seldom. */
const SELDOM_MS = 30_000;

/** One call beside the list. It fires `ops-close` and `ops-step` (1 or -1), and never closes by itself. */
export class OperationsDrawer extends LitElement {
  static properties = {
    event: {type: String},
    query: {type: String},
    modal: {type: Boolean},
    catalogue: {attribute: false},
    body: {state: true},
  };
  static styles = [shared, whyStyle, drawerStyle];

  declare event: string; // the id
  declare query: string;
  declare modal: boolean;
  declare catalogue: Catalogue | null;
  declare body: EventBody | null;

  private readonly poll = new Poll<EventDetail>(this, signal => this.read(signal));
  private kept: {detail: EventDetail; readAt: number} | null = null;

  constructor() {
    super();
    this.query = '';
    this.modal = false;
    this.catalogue = null;
    this.body = null;
  }

  private async read(signal: AbortSignal): Promise<EventDetail> {
    const kept = this.kept;
    if (
      kept &&
      kept.detail.event.id === this.event &&
      kept.detail.event.status !== 'started' &&
      performance.now() - kept.readAt < SELDOM_MS
    ) {
      return kept.detail;
    }
    const detail = await client.get<EventDetail>(`/ops/events/${encodeURIComponent(this.event)}`, {}, signal);
    this.kept = {detail, readAt: performance.now()};
    return detail;
  }

  willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('event') && changed.get('event') !== undefined) {
      this.kept = null;
      this.body = null;
      void this.poll.restart();
    }
  }

  protected updated(): void {
    const event = this.poll.data?.event;
    if (event?.id === this.event) {
      title(toolName(event), 'Operations');
    }
  }

  protected firstUpdated(): void {
    this.focusTitle();
  }

  focusTitle(): void {
    (this.renderRoot.querySelector('#drawer-title') as HTMLElement | null)?.focus({preventScroll: true});
  }

  copyLink(): void {
    (this.renderRoot.querySelector('operations-copy') as OperationsCopy | null)?.copyLink();
  }

  /** Reads the looks again after one was added. */
  private looked(event: CustomEvent<EventBody>): void {
    this.body = event.detail;
    if (event.detail.recorded) {
      this.kept = null;
      void this.poll.refresh();
    }
  }

  render() {
    const data = this.poll.data;
    const detail = data && data.event.id === this.event ? data : null;
    return html`<div id="drawer" role="dialog" aria-modal=${this.modal ? 'true' : 'false'} aria-labelledby="drawer-title"
      data-event=${this.event}>
      <header>
        <h2 id="drawer-title" tabindex="-1">${detail ? toolName(detail.event) : 'Call'}</h2>
        <button type="button" id="drawer-newer" title="Newer call (k)" aria-label="Newer call"
          @click=${() => this.step(-1)}>↑</button>
        <button type="button" id="drawer-older" title="Older call (j)" aria-label="Older call"
          @click=${() => this.step(1)}>↓</button>
        <button type="button" id="drawer-close" title="Close (Esc)"
          @click=${() => this.dispatchEvent(new CustomEvent('ops-close'))}>Close</button>
      </header>
      ${
        this.poll.error
          ? html`<ops-problem id="drawer-error" .error=${this.poll.error} .loadedAt=${detail ? this.poll.loadedAt : undefined}
        @retry=${() => this.poll.refresh()}></ops-problem>`
          : nothing
      }
      ${detail ? this.parts(detail) : this.poll.error ? nothing : html`<p class="muted" role="status">Loading…</p>`}
    </div>`;
  }

  private step(by: number): void {
    this.dispatchEvent(new CustomEvent('ops-step', {detail: by}));
  }

  private parts(detail: EventDetail) {
    const event = detail.event;
    return html`
      <p id="drawer-state" class="state"><ops-status .value=${event.status}></ops-status>
        <span id="drawer-sentence">${endOf(event)}</span></p>
      <operations-copy .event=${event} .body=${this.body} ?writes=${isWrite(this.catalogue, event)}></operations-copy>
      ${detail.why ? whyOf(detail.why, event.status === 'error' || event.status === 'abandoned', this.query) : nothing}
      <section id="timeline" class="part" aria-labelledby="timeline-title">
        <h3 id="timeline-title">Timeline</h3>${this.timeline(detail)}</section>
      <section id="bodies" class="part" aria-labelledby="bodies-title"><h3 id="bodies-title">Input and result</h3>
        <operations-body .detail=${detail} @ops-body=${this.looked}></operations-body>
        ${this.looks(detail)}</section>
      <section id="who" class="part" aria-labelledby="who-title">
        <h3 id="who-title">Who and how</h3>${this.who(detail)}</section>
      <section id="related" class="part" aria-labelledby="related-title"><h3 id="related-title">Related</h3>
        <operations-related .event=${event} .query=${this.query}></operations-related></section>`;
  }

  private timeline({event}: EventDetail) {
    const refused = event.status === 'denied_role' || event.status === 'denied_quota';
    const asked = event.hostname
      ? html`asked <b>${visible(event.hostname)}</b>`
      : event.status === 'started'
        ? 'no host contacted yet'
        : 'no host was contacted';
    return html`<ol class="steps">
      <li id="step-decided"><ops-time .at=${event.created_at}></ops-time> ${refused ? 'refused' : 'decided: admitted'}</li>
      ${refused ? nothing : html`<li id="step-asked">${asked}</li>`}
      ${
        refused
          ? nothing
          : html`<li id="step-answered">${
              event.finished_at
                ? html`<ops-time .at=${event.finished_at}></ops-time> ${event.status === 'abandoned' ? 'given up' : 'answered'}`
                : 'not answered yet'
            }${
              event.duration_ms === null || event.duration_ms === undefined
                ? nothing
                : html`, after <b>${duration(event.duration_ms)}</b>`
            }</li>`
      }
    </ol>`;
  }

  private looks(detail: EventDetail) {
    const looks = detail.looks ?? [];
    if (!looks.length) {
      return nothing;
    }
    const number = looks.length >= 20 ? '20 or more looks' : looks.length === 1 ? '1 look' : `${looks.length} looks`;
    return html`<details id="looks"><summary>${number} at this body</summary>
      <ul class="plain">${looks.map(look => html`<li><ops-time .at=${look.at}></ops-time>
        ${visible(look.name ?? look.caller_id)}</li>`)}</ul></details>`;
  }

  private who({event}: EventDetail) {
    const line = (name: string, value: unknown) => html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`<dl>
      ${line('Caller', `${callerName(event)}${event.caller_kind === 'workflow' ? ' (workflow)' : ''}`)}
      ${event.caller_id ? line('Caller id', html`<code>${visible(event.caller_id)}</code>`) : nothing}
      ${line('Role in force', roleName(event.caller_role))}
      ${event.issuer ? line('Issuer of the token', visible(event.issuer)) : nothing}
      ${Object.entries(event.claims ?? {}).map(([name, value]) => line(visible(name), visible(String(value))))}
      ${event.client ? line('Client', visible(event.client)) : nothing}
      ${line('Event id', html`<code>${visible(event.id)}</code>`)}
      ${event.request_id ? line('Request id', html`<code>${visible(event.request_id)}</code>`) : nothing}
      ${event.schema_version ? line('Schema version', visible(event.schema_version)) : nothing}
      ${event.replay_of
        ? line('Replay of', html`<a id="replay-of" href=${eventPath(event.replay_of) + this.query}><code>${
          visible(event.replay_of)}</code></a>`)
        : nothing}
    </dl>`;
  }
}
customElements.define('operations-drawer', OperationsDrawer);
