import {LitElement, css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ProblemError, client} from '../api/client';
import type {EventRow, Related} from '../api/types';
import {count, visible} from '../text/format';
import {alertPath, callerPath, eventPath, requestPath, sameFailurePath} from './links';
import '../parts/badge';
import '../parts/problem';
import {shared} from '../parts/styles';
import '../parts/time';
import {toolName} from './words';

/** Calls and alerts around one call. */
export class OperationsRelated extends LitElement {
  static properties = {event: {attribute: false}, query: {type: String}, related: {state: true}, error: {state: true}};
  static styles = [
    shared,
    css`
    :host { display: grid; gap: 8px; }
    h4 { margin: 0; font-size: var(--small); color: var(--muted); font-weight: 600; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; }
    p { margin: 0; }
    li { overflow-wrap: anywhere; }
  `,
  ];

  declare event: EventRow;
  declare query: string;
  declare related: Related | null;
  declare error: ProblemError | undefined;
  private request: AbortController | null = null;

  constructor() {
    super();
    this.query = '';
    this.related = null;
    this.error = undefined;
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.request?.abort();
  }

  willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('event') as EventRow | undefined;
    if (changed.has('event') && (before?.id !== this.event.id || before?.status !== this.event.status)) {
      if (before?.id !== this.event.id) {
        this.related = null;
      }
      void this.load();
    }
  }

  private async load(): Promise<void> {
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.error = undefined;
    try {
      const related = await client.get<Related>(`/ops/events/${encodeURIComponent(this.event.id)}/related`, {}, request.signal);
      if (request === this.request && !request.signal.aborted) {
        this.related = related;
      }
    } catch (error) {
      if (request === this.request && !request.signal.aborted) {
        this.error = ProblemError.of(error);
      }
    }
  }

  render() {
    if (!this.related) {
      return this.error
        ? html`<ops-problem id="related-error" .error=${this.error} @retry=${() => this.load()}></ops-problem>`
        : html`<p class="muted">Loading…</p>`;
    }
    const {same_request, before, after, same_failure, alerts} = this.related;
    const others = same_request.filter(row => row.id !== this.event.id);
    const none = !others.length && !before.length && !after.length && !same_failure && !alerts.length;
    return html`
      ${
        same_failure
          ? html`<div id="related-failure"><h4>Who else is hit</h4><p><a href=${sameFailurePath(this.event)}>${
              same_failure.capped ? count(same_failure.calls) + '+' : count(same_failure.calls)
            } calls ended like this</a> within 15 minutes${
              same_failure.callers === null || same_failure.callers === undefined
                ? nothing
                : `, of ${count(same_failure.callers)} ${same_failure.callers === 1 ? 'caller' : 'callers'}`
            }: first
        <ops-time .at=${same_failure.first_at}></ops-time>, last <ops-time .at=${same_failure.last_at}></ops-time></p></div>`
          : nothing
      }
      ${
        alerts.length
          ? html`<div id="related-alerts"><h4>Alerts open then</h4><ul>${repeat(
              alerts,
              alert => alert.id,
              alert => html`<li>
        <a href=${alertPath(alert.id)}>${visible(alert.title)}</a> since <ops-time .at=${alert.opened_at}></ops-time></li>`,
            )}</ul></div>`
          : nothing
      }
      ${this.list('related-request', 'Same request', others)}
      ${this.list('related-after', 'Calls of this caller after it', after)}
      ${this.list('related-before', 'Calls of this caller before it', before)}
      ${none ? html`<p class="muted">No related calls.</p>` : nothing}
      <p>${this.event.caller_id ? html`<a id="related-caller"
          href=${callerPath(this.event.caller_id, this.event.created_at)}>All calls of this caller that day</a>` : nothing}
        ${this.event.request_id
          ? html` · <a id="related-trace" href=${requestPath(this.event)}>List this request</a>` : nothing}</p>`;
  }

  private list(id: string, title: string, rows: EventRow[]) {
    return rows.length
      ? html`<div id=${id}><h4>${title}</h4><ul>${repeat(
          rows,
          row => row.id,
          row => html`<li>
      <a href=${eventPath(row.id) + this.query}><ops-time .at=${row.created_at}></ops-time></a>
      ${toolName(row)} <ops-status .value=${row.status}></ops-status>
      ${row.error ? visible(row.error) : nothing}</li>`,
        )}</ul></div>`
      : nothing;
  }
}
customElements.define('operations-related', OperationsRelated);
