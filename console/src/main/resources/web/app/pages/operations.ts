import {LitElement, html, nothing} from 'lit';
import {client} from '../api/client';
import type {Catalogue, EventRow, Me} from '../api/types';
import {announce} from '../frame/announce';
import {now} from '../frame/clock';
import {Poll} from '../frame/poll';
import {type Route, navigate, path, route, setParams} from '../frame/router';
import {pressed} from '../frame/row-keys';
import {SETTINGS_CHANGED, set, settings} from '../frame/settings';
import {title} from '../frame/title';
import '../operations/drawer';
import type {OperationsDrawer} from '../operations/drawer';
import {emptyOf} from '../operations/empty';
import '../operations/export-view';
import '../operations/filter-bar';
import type {FilterEvent, PastedEvent} from '../operations/filter-bar';
import {
  type Filter,
  NO_FILTER,
  filterOf,
  isUsual,
  keepFilter,
  keptFilter,
  keyOf,
  paramsOf,
  withFields,
  withRange,
  withTimes,
} from '../operations/filter';
import {LIST_PATH, eventPath} from '../operations/links';
import '../operations/list';
import type {OpenEvent, OperationsList} from '../operations/list';
import {ListLoad} from '../operations/list-load';
import {endOfList, newerPill, stillness} from '../operations/list-parts';
import {type Pasted, isEventId, pasted} from '../operations/pasted';
import {pageStyle} from '../operations/page-style';
import '../parts/bars';
import type {NarrowEvent} from '../parts/bars';
import '../parts/problem';
import {shared} from '../parts/styles';

const NO_ROWS: EventRow[] = [];

/** Calls by filter: bars over time, the list, and one call beside it. All of its state is in the URL. */
export class OperationsPage extends LitElement {
  static properties = {route: {attribute: false}, me: {attribute: false}};
  static styles = [shared, pageStyle];

  declare route: Route; // anew with each change of the URL
  declare me: Me | undefined;

  private readonly phone = matchMedia('(max-width: 720px)');
  private filter: Filter = NO_FILTER;
  private opened: string | null = null;
  private said = '';
  private leaving: AbortController | null = null;
  private readonly catalogue = new Poll<Catalogue>(this, signal => client.get('/ops/providers', {}, signal), {once: true});
  private readonly listed = () => this.load.listed();
  private readonly load = new ListLoad(this, {filter: () => this.filter, atTop: () => this.isAtTop()});

  connectedCallback(): void {
    this.arrive(); // before the polls begin
    super.connectedCallback();
    this.leaving = new AbortController();
    const signal = this.leaving.signal;
    window.addEventListener(SETTINGS_CHANGED, () => this.requestUpdate(), {signal});
    window.addEventListener('ops-key', event => this.key(event as CustomEvent<string>), {signal});
    this.phone.addEventListener('change', () => this.requestUpdate(), {signal});
  }

  /** Takes the filter of the URL, or the last one of this tab where the URL has none. */
  private arrive(): void {
    this.readUrl();
    if (!this.opened && isUsual(this.filter) && keptFilter()) {
      setParams(paramsOf(filterOf(new URLSearchParams(keptFilter()))), {replace: true});
      this.readUrl();
    }
    keepFilter(this.filter);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaving?.abort();
  }

  private readUrl(): void {
    const here = route();
    this.filter = filterOf(here.params);
    this.opened = here.id !== null && isEventId(here.id) ? here.id : null;
    const found = pasted(this.filter.fields.q ?? ''); // of the header's search box, or a link
    if (found) {
      this.goTo(found, true);
      this.readUrl();
    }
  }

  willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('route') && changed.get('route') !== undefined) {
      this.routed();
    }
  }

  private routed(): void {
    const before = {key: keyOf(this.filter), opened: this.opened};
    this.readUrl();
    if (keyOf(this.filter) !== before.key) {
      keepFilter(this.filter);
      this.load.filterChanged();
    }
    if (before.opened && !this.opened) {
      title('Operations');
      void this.returnFocus(before.opened);
    }
  }

  private isAtTop(): boolean {
    const list = this.renderRoot.querySelector('operations-list');
    return !list || list.getBoundingClientRect().top >= 0;
  }

  private choose(filter: Filter): void {
    setParams(paramsOf(filter));
  }

  private narrow({detail}: NarrowEvent): void {
    this.choose(withTimes(this.filter, detail.from, detail.to));
  }

  private clear(): void {
    this.choose(NO_FILTER);
  }

  /** Goes to the event or the request of an id that was given in place of words. */
  private goTo(found: Pasted, replace = false): void {
    if ('event' in found) {
      navigate(eventPath(found.event) + (replace ? '' : location.search), {replace});
    } else {
      const days = this.catalogue.data?.max_days ?? 30;
      const from = new Date(now().getTime() - days * 86_400_000 + 300_000).toISOString();
      const filter = withTimes(withFields(NO_FILTER, {request_id: found.request}), from, null);
      navigate(path('operations', null, paramsOf(filter)), {replace});
    }
  }

  private open(id: string): void {
    navigate(eventPath(id) + location.search);
  }

  private close(): void {
    navigate(LIST_PATH + location.search);
  }

  private list(): OperationsList | null {
    return this.renderRoot.querySelector('operations-list');
  }

  private drawer(): OperationsDrawer | null {
    return this.renderRoot.querySelector('operations-drawer');
  }

  private async returnFocus(id: string): Promise<void> {
    await this.updateComplete;
    if (!this.list()?.focusRow(id)) {
      (this.renderRoot.querySelector('#operations-title') as HTMLElement | null)?.focus();
    }
  }

  /** Goes to the next call: in the drawer where it is open, else to the next row. */
  private step(by: number): void {
    const list = this.list();
    const next = list?.neighbour(this.opened ?? list.current(), by);
    if (!list || !next) {
      return;
    }
    if (!this.opened) {
      list.focusRow(next);
    } else if (next !== this.opened) {
      navigate(eventPath(next) + location.search, {replace: true});
      list.reveal(next);
    }
  }

  private key(event: CustomEvent<string>): void {
    pressed(event, {
      step: by => this.step(by),
      newer: () => this.showNewer(),
      copyLink: () => this.drawer()?.copyLink(),
      close: () => this.close(),
      isOpen: () => this.opened !== null,
    });
  }

  private showNewer(): void {
    this.load.showNewer();
    if (!this.isAtTop()) {
      this.list()?.scrollIntoView({block: 'start'});
    }
  }

  render() {
    const modal = this.phone.matches && this.opened !== null;
    return html`<div class=${this.opened ? 'layout open' : 'layout'}>
      <div class="calls" ?inert=${modal}>
        ${this.titlePart()}
        <operations-filter .filter=${this.filter} .catalogue=${this.catalogue.data ?? null}
          .callers=${this.load.list?.rows ?? NO_ROWS}
          ?seeAll=${this.me?.may.see_all ?? false} ?utc=${settings().zone === 'utc'}
          @ops-filter=${(event: FilterEvent) => this.choose(event.detail)}
          @ops-clear=${() => this.clear()} @ops-pasted=${(event: PastedEvent) => this.goTo(event.detail)}></operations-filter>
        ${this.barsPart()}
        ${this.callsPart()}
      </div>
      ${
        this.opened
          ? html`<operations-drawer .event=${this.opened} .query=${location.search} ?modal=${modal}
        .catalogue=${this.catalogue.data ?? null} @ops-close=${() => this.close()}
        @ops-step=${(event: CustomEvent<number>) => this.step(event.detail)}></operations-drawer>`
          : nothing
      }
    </div>`;
  }

  private titlePart() {
    const bars = this.load.isOutdated ? null : this.load.bars;
    const live = settings().live;
    return html`<div class="bar">
        <h1 id="operations-title" tabindex="-1">Operations</h1>
        <label class="live"><input type="checkbox" id="live" .checked=${live} @change=${(event: Event) =>
          set({live: (event.target as HTMLInputElement).checked})}> live</label>
        ${stillness(this.filter, live, () => this.load.reload())}
        <span class="space"></span>
        <operations-export .query=${this.listed} .count=${bars?.count ?? null} ?capped=${bars?.capped ?? false}></operations-export>
      </div>`;
  }

  private barsPart() {
    const bars = this.load.bars;
    return html`<div class="bars">${
      bars
        ? html`<ops-bars id="bars" label="Calls over time" .points=${bars.points} .step=${bars.step_s}
        .from=${bars.from} .to=${bars.to} .completeFrom=${bars.complete_from}
        @ops-narrow=${(event: NarrowEvent) => this.narrow(event)}></ops-bars>`
        : nothing
    }
      ${
        this.load.barsFailed
          ? html`<p id="bars-error" class="muted">The bars could not be loaded.
        <button type="button" id="bars-retry" @click=${() => this.load.retryBars()}>Retry</button></p>`
          : nothing
      }</div>`;
  }

  private callsPart() {
    const list = this.load.list;
    return html`${
      this.load.error
        ? html`<ops-problem id="trouble" .error=${this.load.error}
        .loadedAt=${list?.rows.length ? this.load.loadedAt : undefined} @retry=${() => this.load.retry()}></ops-problem>`
        : nothing
    }
      ${
        list
          ? html`<div class=${this.load.isOutdated ? 'outdated' : ''} aria-busy=${this.load.isOutdated ? 'true' : 'false'}>
          <div class="pill">${newerPill(list, () => this.showNewer())}</div>
          ${
            list.rows.length
              ? html`<operations-list .rows=${list.rows} .selected=${this.opened} .query=${location.search}
            @ops-open=${(event: OpenEvent) => this.open(event.detail)}></operations-list>`
              : list.older
                ? nothing
                : emptyOf(this.filter, this.load.isNew, this.catalogue.data ?? null, {
                    clear: () => this.clear(),
                    range: range => this.choose(withRange(this.filter, range)),
                  })
          }
        </div>
        ${endOfList(list, this.load.olderLoading, this.load.olderError, () => void this.load.loadOlder())}`
          : html`<div class="skeleton" id="loading" role="status">${this.load.error ? nothing : 'Loading calls…'}</div>`
      }`;
  }

  protected updated(): void {
    const list = this.load.list;
    if (!list || this.load.isOutdated) {
      return;
    }
    const said = list.waiting.length ? 'Newer calls wait.' : list.rows.length ? '' : 'No calls are listed.';
    if (said && said !== this.said) {
      announce(said);
    }
    this.said = said;
  }
}
customElements.define('operations-page', OperationsPage);
