import {LitElement, css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {EventRow, Status} from '../api/types';
import {duration, visible} from '../text/format';
import {eventPath} from './links';
import '../parts/badge';
import {shared} from '../parts/styles';
import '../parts/time';
import {callerName, roleName, toolName} from './words';

/** Fired with the id of a call to open. */
export type OpenEvent = CustomEvent<string>;

/** Why a call was refused, in a word, where no error says it. */
const REFUSALS: Partial<Record<Status, string>> = {denied_role: 'role', denied_quota: 'quota'};

/** The calls as a table; cards on a phone. A row opens by its time, by Enter, or by a click that selects no text. */
export class OperationsList extends LitElement {
  static properties = {rows: {attribute: false}, selected: {type: String}, query: {type: String}};
  static styles = [
    shared,
    css`
    :host { display: block; container-type: inline-size; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; }
    th, td { text-align: left; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: baseline; }
    th { font-size: var(--small); color: var(--muted); font-weight: 600; border-bottom: 1px solid var(--line); }
    td { border-bottom: 1px solid var(--line); }
    .time { width: 12em; }
    td.time { overflow: visible; }
    .status { width: 10em; }
    .took { width: 7em; text-align: right; font-variant-numeric: tabular-nums; }
    tbody tr:hover { background: var(--raised); }
    tr.selected { background: var(--raised); box-shadow: inset 3px 0 var(--accent); }
    @container (max-width: 860px) { th.host, td.host { display: none; } }
    @container (max-width: 720px) { th.caller, td.caller { display: none; } }
    @media (max-width: 720px) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody { display: block; }
      tbody tr { display: grid; grid-template: 'time status' 'tool tool' 'caller took' 'error error' / minmax(0, 1fr) auto;
        gap: 2px 8px; padding: 8px 0; border-bottom: 1px solid var(--line); }
      td.time, td.status, td.tool, td.caller, td.took, td.error {
        display: block; border: 0; padding: 0 8px; width: auto; min-width: 0; }
      td.time { grid-area: time; }
      td.status { grid-area: status; text-align: end; }
      td.tool { grid-area: tool; }
      td.caller { grid-area: caller; color: var(--muted); }
      td.took { grid-area: took; }
      td.error { grid-area: error; }
      td.host, td.error:empty { display: none; }
    }
  `,
  ];

  declare rows: EventRow[];
  declare selected: string | null;
  declare query: string;

  constructor() {
    super();
    this.rows = [];
    this.selected = null;
    this.query = '';
  }

  render() {
    return html`<table id="events" role="table" aria-label="Calls, newest first">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col" class="time">time</th><th role="columnheader" scope="col" class="status">status</th>
        <th role="columnheader" scope="col">provider/tool</th>
        <th role="columnheader" scope="col" class="caller">caller (role)</th>
        <th role="columnheader" scope="col" class="took">duration</th><th role="columnheader" scope="col" class="host">host</th>
        <th role="columnheader" scope="col">error</th></tr></thead>
      <tbody role="rowgroup" @click=${this.clicked}>${repeat(
        this.rows,
        row => row.id,
        row => this.row(row),
      )}</tbody></table>`;
  }

  private row(row: EventRow) {
    const caller = `${callerName(row)} (${roleName(row.caller_role)})`;
    const tool = toolName(row);
    const host = row.hostname ? visible(row.hostname) : '';
    const error = row.error ? visible(row.error) : REFUSALS[row.status] ?? '';
    const selected = row.id === this.selected;
    return html`<tr role="row" data-event=${row.id} class=${selected ? 'selected' : ''}
      aria-current=${selected ? 'true' : nothing}>
      <td role="cell" class="time"><a href=${eventPath(row.id) + this.query} data-open=${row.id}><ops-time
        .at=${row.created_at}></ops-time></a></td>
      <td role="cell" class="status"><ops-status .value=${row.status}></ops-status></td>
      <td role="cell" class="tool" title=${tool}>${tool}</td>
      <td role="cell" class="caller" title=${caller}>${caller}</td>
      <td role="cell" class="took">${duration(row.duration_ms)}</td>
      <td role="cell" class="host" title=${host || nothing}>${host}</td>
      <td role="cell" class="error" title=${error || nothing}>${error}</td></tr>`;
  }

  private clicked(event: MouseEvent): void {
    const from = event.composedPath();
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey ||
      from.some(part => part instanceof HTMLAnchorElement) ||
      this.selectsText()
    ) {
      return;
    }
    const row = from.find(part => part instanceof HTMLTableRowElement) as HTMLTableRowElement | undefined;
    if (row?.dataset.event) {
      this.dispatchEvent(new CustomEvent('ops-open', {detail: row.dataset.event}));
    }
  }

  private selectsText(): boolean {
    const inside = (this.renderRoot as ShadowRoot & {getSelection?: () => Selection | null}).getSelection?.();
    return !(inside ?? getSelection())?.isCollapsed && String(inside ?? getSelection() ?? '') !== '';
  }

  /** The row that has the focus, or else the one whose call is open. */
  current(): string | null {
    const active = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    return active?.dataset.open ?? this.selected;
  }

  /** The call that is `by` rows below the given one; the first where there is none. */
  neighbour(id: string | null, by: number): string | null {
    const at = this.rows.findIndex(row => row.id === id);
    return (at < 0 ? this.rows[0] : this.rows[Math.min(Math.max(at + by, 0), this.rows.length - 1)])?.id ?? null;
  }

  /** Moves the focus to the time of a row; false if it is not listed. */
  focusRow(id: string): boolean {
    const link = [...this.renderRoot.querySelectorAll<HTMLElement>('a[data-open]')].find(item => item.dataset.open === id);
    link?.focus();
    return link !== undefined;
  }

  /** Shows the row of an open call without moving the focus. */
  reveal(id: string): void {
    [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-event]')]
      .find(item => item.dataset.event === id)
      ?.scrollIntoView({block: 'nearest'});
  }
}
customElements.define('operations-list', OperationsList);
