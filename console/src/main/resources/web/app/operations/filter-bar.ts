import {LitElement, css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Catalogue, EventRow} from '../api/types';
import {visible} from '../text/format';
import {shared} from '../parts/styles';
import {type Field, type Filter, RANGES, RANGE_NAMES, type Range, isUsual, withFields, withRange, withTimes} from './filter';
import {type Option, errorsOf, hostsOf, providersOf, toolsOf} from './choices';
import {type Pasted, pasted} from './pasted';
import {ROLES, STATUSES, roleName} from './words';
import {fromInput, toInput} from './input-time';

/** Fired with the filter that a person chose. */
export type FilterEvent = CustomEvent<Filter>;
/** Fired where an event's or a request's id was given in place of words. */
export type PastedEvent = CustomEvent<Pasted>;

/** The controls of the list. A choice fires `ops-filter`; the filter comes back by the page's URL. */
export class OperationsFilter extends LitElement {
  static properties = {
    filter: {attribute: false},
    catalogue: {attribute: false},
    callers: {attribute: false},
    seeAll: {type: Boolean},
    utc: {type: Boolean},
    customRange: {state: true},
    moreOpen: {state: true},
  };
  static styles = [
    shared,
    css`
    :host { display: block; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .row + .hint + .row, .row + .row { margin-top: 8px; }
    label { display: grid; gap: 2px; min-width: 0; font-size: var(--small); color: var(--muted); }
    label.set > span { color: var(--accent); font-weight: 600; }
    label.set > select, label.set > input { border-color: var(--accent); }
    select { max-width: 200px; }
    .words { flex: 1 1 240px; }
    .words input { width: 100%; }
    .hint { margin: 4px 0 0; font-size: var(--small); color: var(--muted); }
    @media (max-width: 720px) {
      .row { display: grid; grid-template-columns: 1fr 1fr; }
      .words { grid-column: 1 / -1; }
      form:not(.more) label.unset { display: none; } /* the list is what a phone has room for */
      .time { grid-column: 1 / -1; }
      select, input { max-width: none; width: 100%; }
    }
  `,
  ];

  declare filter: Filter;
  declare catalogue: Catalogue | null;
  declare callers: EventRow[]; // of which the callers are suggested
  declare seeAll: boolean;
  declare utc: boolean;
  declare customRange: boolean;
  declare moreOpen: boolean;

  constructor() {
    super();
    this.catalogue = null;
    this.callers = [];
    this.seeAll = this.utc = this.customRange = this.moreOpen = false;
  }

  private choose(filter: Filter): void {
    this.dispatchEvent(new CustomEvent('ops-filter', {detail: filter}));
  }

  private set(field: Field, value: string): void {
    if ((this.filter.fields[field] ?? '') !== value.trim()) {
      this.choose(withFields(this.filter, {[field]: value}));
    }
  }

  private search(input: HTMLInputElement): void {
    const found = pasted(input.value);
    if (found) {
      input.value = this.filter.fields.q ?? '';
      this.dispatchEvent(new CustomEvent('ops-pasted', {detail: found}));
    } else {
      this.set('q', input.value);
    }
  }

  render() {
    const fields = this.filter.fields;
    return html`<form id="filter" class=${this.isMoreOpen() ? 'more' : ''} role="search" aria-label="Filter calls" @submit=${(
      event: Event,
    ) => {
      event.preventDefault();
      this.search(this.renderRoot.querySelector('#filter-q')!);
    }}>
      <div class="row">
        ${this.select('provider', 'Provider', 'all providers', providersOf(this.catalogue, fields.provider), value =>
          this.choose(withFields(this.filter, {provider: value, tool: ''})),
        )}
        ${this.select('tool', 'Tool', 'all tools', toolsOf(this.catalogue, fields.provider, fields.tool))}
        ${this.select('status', 'Status', 'any status', withOwn(STATUSES, fields.status))}
        ${this.select('error', 'Error', 'any error', errorsOf(this.catalogue, fields.error))}
        ${this.rangeSelect()}
        <label class="words"><span>Words</span>
          <input id="filter-q" type="search" maxlength="2000" autocomplete="off" spellcheck="false"
            aria-describedby="filter-q-hint"
            placeholder="words in input or error, or an id" .value=${fields.q ?? ''}
            @change=${(event: Event) => this.search(event.target as HTMLInputElement)}></label>
        <button type="button" id="filter-more" aria-expanded=${this.isMoreOpen() ? 'true' : 'false'}
          aria-controls="filter-more-fields"
          @click=${() => {
            this.moreOpen = !this.isMoreOpen();
          }}>More</button>
        <button type="button" id="filter-clear" ?disabled=${isUsual(this.filter)}
          @click=${() => {
            this.customRange = false;
            this.moreOpen = false;
            this.dispatchEvent(new CustomEvent('ops-clear'));
          }}>Clear</button>
      </div>
      <p id="filter-q-hint" class="hint">Words, not parts of words. The last one may be a beginning.
        An event id or a trace id opens what it names.</p>
      ${this.isCustom() ? this.customFields() : nothing}
      ${this.isMoreOpen() ? this.moreFields() : nothing}
    </form>`;
  }

  private isMoreOpen(): boolean {
    return (
      this.moreOpen ||
      ['role', 'host', 'request_id', 'min_ms', 'max_ms', 'caller'].some(name => this.filter.fields[name as Field])
    );
  }

  private isCustom(): boolean {
    return this.customRange || this.filter.from !== null || this.filter.to !== null;
  }

  private select(
    field: Field,
    label: string,
    all: string,
    options: Option[],
    choose = (value: string) => this.set(field, value),
  ) {
    const chosen = this.filter.fields[field] ?? '';
    return html`<label class=${chosen ? 'set' : 'unset'}><span>${label}</span>
      <select id=${'filter-' + field} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${chosen === ''}>${all}</option>
        ${repeat(
          options,
          option => option.value,
          option => html`<option value=${option.value} .selected=${option.value === chosen}>${visible(option.name)}</option>`,
        )}
      </select></label>`;
  }

  private rangeSelect() {
    const custom = this.isCustom();
    return html`<label class=${custom ? 'set time' : 'time'}><span>Time</span>
      <select id="filter-range" @change=${(event: Event) => {
        const value = (event.target as HTMLSelectElement).value;
        this.customRange = value === 'custom';
        if (!this.customRange) {
          this.choose(withRange(this.filter, value as Range));
        }
      }}>
        ${(Object.keys(RANGES) as Range[]).map(
          range =>
            html`<option value=${range} .selected=${!custom && this.filter.range === range}>${RANGE_NAMES[range]}</option>`,
        )}
        <option value="custom" .selected=${custom}>custom</option>
      </select></label>`;
  }

  private customFields() {
    const zone = this.utc ? 'UTC' : 'local time';
    const input = (id: string, label: string, value: string | null) => html`<label><span>${label} (${zone})</span>
      <input id=${id} type="datetime-local" step="1" .value=${value ? toInput(value, this.utc) : ''}
        @change=${() => this.customChosen()}></label>`;
    return html`<div class="row" id="filter-custom">
      ${input('filter-from', 'From', this.filter.from)}${input('filter-to', 'To', this.filter.to)}
      <p class="hint" id="filter-custom-hint" role="status">
        ${this.reversed() ? 'From is after to.' : 'An empty end is now.'}</p></div>`;
  }

  private times(): [string | null, string | null] {
    const value = (id: string) => (this.renderRoot.querySelector(id) as HTMLInputElement | null)?.value ?? '';
    return [fromInput(value('#filter-from'), this.utc), fromInput(value('#filter-to'), this.utc)];
  }

  private reversed(): boolean {
    const [from, to] = this.times();
    return from !== null && to !== null && from >= to;
  }

  private customChosen(): void {
    const [from, to] = this.times();
    if (this.reversed()) {
      this.requestUpdate();
    } else if (from !== null || to !== null) {
      this.choose(withTimes(this.filter, from, to));
    }
  }

  private moreFields() {
    const fields = this.filter.fields;
    const known = new Map(
      this.callers.filter(row => row.caller_id && row.caller_name).map(row => [row.caller_id!, row.caller_name!]),
    );
    const text = (
      field: Field,
      label: string,
      hint: string,
      type = 'text',
    ) => html`<label class=${fields[field] ? 'set' : ''}><span>${label}</span>
      <input id=${'filter-' + field} type=${type} min=${type === 'number' ? 0 : nothing} maxlength="200"
        autocomplete="off" spellcheck="false"
        placeholder=${hint} list=${field === 'caller' ? 'filter-callers' : nothing} .value=${fields[field] ?? ''}
        @change=${(event: Event) => this.set(field, (event.target as HTMLInputElement).value)}></label>`;
    return html`<div class="row" id="filter-more-fields">
      ${
        this.seeAll || fields.caller
          ? html`${text('caller', 'Caller', 'id of a caller')}
        <datalist id="filter-callers">${repeat(
          [...known],
          ([id]) => id,
          ([id, name]) => html`<option value=${id} label=${visible(name)}></option>`,
        )}</datalist>`
          : nothing
      }
      ${this.select(
        'role',
        'Role in force',
        'any role',
        ROLES.map(role => ({value: role, name: roleName(role)})),
      )}
      ${this.select('host', 'Host', 'any host', hostsOf(this.catalogue, fields.provider, fields.host))}
      ${text('min_ms', 'At least (ms)', 'such as 2000', 'number')}
      ${text('max_ms', 'At most (ms)', '', 'number')}
      ${text('request_id', 'Request id', '32 hexadecimal digits')}
    </div>`;
  }

  /** Moves the focus to the box for words. */
  focusWords(): void {
    (this.renderRoot.querySelector('#filter-q') as HTMLElement | null)?.focus();
  }
}
customElements.define('operations-filter', OperationsFilter);

function withOwn(options: Option[], chosen: string | undefined): Option[] {
  return !chosen || options.some(option => option.value === chosen) ? options : [...options, {value: chosen, name: chosen}];
}
