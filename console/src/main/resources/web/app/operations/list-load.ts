// Loads the list and its bars, and keeps both fresh.
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ProblemError, client} from '../api/client';
import type {EventPage, Histogram} from '../api/types';
import {now} from '../frame/clock';
import {Poll} from '../frame/poll';
import {loadPulse} from '../frame/pulse';
import {type Filter, isNarrow, keyOf, needsClock, queryOf} from './filter';
import {type Listed, MOST_ROWS, firstPage, running, shown, updated, withNewer, withOlder} from './merged';

const PAGE = 50;
const NEWER = 200;
/** Bars over a long range are dear to count, so new calls alone bring them again no sooner. */
const BARS_MS = 30_000;

/** Facts of the page that a poll depends on. */
export interface ListView {
  filter(): Filter;
  atTop(): boolean;
}

export class ListLoad implements ReactiveController {
  list: Listed | null = null;
  bars: Histogram | null = null;
  barsFailed = false;
  /** True for a reader who has no call at all, of whatever time. */
  isNew = false;
  olderLoading = false;
  olderError: ProblemError | undefined;

  private readonly poll: Poll<Listed>;
  private key = '';
  private again = false;
  private query: Record<string, string> = {};
  private barsAt = 0;
  private barsFor = '';
  private older: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly view: ListView,
  ) {
    host.addController(this);
    this.poll = new Poll<Listed>(host, signal => this.read(signal));
  }

  get error(): ProblemError | undefined {
    return this.poll.error;
  }

  get loadedAt(): Date | undefined {
    return this.poll.loadedAt;
  }

  hostDisconnected(): void {
    this.older?.abort();
  }

  /** True while the shown list is of another filter than the chosen one. */
  get isOutdated(): boolean {
    return this.key !== keyOf(this.view.filter());
  }

  /** Loads the list of a changed filter; the old rows stay until then. */
  filterChanged(): void {
    this.older?.abort();
    this.olderLoading = false;
    this.olderError = undefined;
    void this.poll.restart();
  }

  /** Asks at once, such as after an error. */
  retry(): void {
    void this.poll.refresh();
  }

  /** Loads the first page again. */
  reload(): void {
    this.again = true;
    this.filterChanged();
  }

  /** The parameters of the listed calls: of a preset, with the times it had when the list was loaded. */
  listed(): Record<string, string> {
    return this.list && !this.isOutdated ? {...this.query, from: this.list.from} : queryOf(this.view.filter(), now().getTime());
  }

  private async read(signal: AbortSignal): Promise<Listed> {
    const filter = this.view.filter();
    const key = keyOf(filter);
    if (!this.list || key !== this.key || this.again) {
      await this.readFirst(filter, key, signal);
    } else if (this.isFollowed(filter)) {
      await this.readNewer(signal);
    }
    void this.readBars(key, signal);
    return this.list!;
  }

  /** A search for words is not repeated by polls, and a range that has ended gets nothing newer. */
  private isFollowed(filter: Filter): boolean {
    return !filter.fields.q && filter.to === null && !this.list!.waitingMore;
  }

  private async readFirst(filter: Filter, key: string, signal: AbortSignal): Promise<void> {
    if (needsClock(filter)) {
      await learnClock(signal);
    }
    const query = queryOf(filter, now().getTime());
    const page = await client.get<EventPage>('/ops/events', {...query, limit: String(PAGE)}, signal);
    this.isNew = !page.events.length && !isNarrow(filter) && (await this.hasNoCalls(signal));
    this.query = query;
    this.list = firstPage(page);
    this.key = key;
    this.again = false;
    this.barsFor = '';
    this.host.requestUpdate();
  }

  private async hasNoCalls(signal: AbortSignal): Promise<boolean> {
    const pulse = await loadPulse(signal);
    return (pulse.newest_event_at ?? null) === null;
  }

  private async readNewer(signal: AbortSignal): Promise<void> {
    const before = this.list!;
    const page = await client.get<EventPage>(
      '/ops/events',
      {...this.listed(), after: before.newest, limit: String(NEWER)},
      signal,
    );
    const top = this.view.atTop();
    if (top && (page.more_newer || before.rows.length + page.events.length > MOST_ROWS)) {
      this.reload();
      return;
    }
    this.take(withNewer(this.list!, page, top));
    const open = running(this.list!, Date.parse(page.now));
    if (open) {
      const {provider, tool, caller} = this.query;
      const same = Object.fromEntries(Object.entries({provider, tool, caller}).filter(([, value]) => value));
      const states = await client.get<EventPage>('/ops/events', {...same, ...open, limit: String(NEWER)}, signal);
      this.take(updated(this.list!, states.events));
    }
  }

  private take(list: Listed): void {
    if (list !== this.list) {
      this.list = list;
      this.host.requestUpdate();
    }
  }

  private async readBars(key: string, signal: AbortSignal): Promise<void> {
    const filter = this.view.filter();
    const fixed = !!filter.fields.q || filter.to !== null;
    if (this.barsFor === key && (fixed || performance.now() - this.barsAt < BARS_MS)) {
      return;
    }
    this.barsFor = key;
    this.barsAt = performance.now();
    try {
      const bars = await client.get<Histogram>('/ops/events/histogram', queryOf(filter, now().getTime()), signal);
      if (key === this.key) {
        this.bars = bars;
        this.barsFailed = false;
        this.host.requestUpdate();
      }
    } catch {
      if (signal.aborted) {
        this.barsFor = '';
      } else {
        this.barsFailed = true;
        this.host.requestUpdate();
      }
    }
  }

  retryBars(): void {
    this.barsFor = '';
    void this.poll.refresh();
  }

  /** Shows the newer calls that wait. */
  showNewer(): void {
    if (this.list?.waitingMore) {
      this.reload();
    } else if (this.list) {
      this.take(shown(this.list));
    }
  }

  async loadOlder(): Promise<void> {
    const list = this.list;
    if (!list?.older || this.olderLoading || this.isOutdated) {
      return;
    }
    const request = (this.older = new AbortController());
    this.olderLoading = true;
    this.olderError = undefined;
    this.host.requestUpdate();
    try {
      const page = await client.get<EventPage>(
        '/ops/events',
        {...this.listed(), before: list.older, limit: String(PAGE)},
        request.signal,
      );
      if (!request.signal.aborted && this.list && this.list.older === list.older) {
        this.take(withOlder(this.list, page));
      }
    } catch (error) {
      if (!request.signal.aborted) {
        this.olderError = ProblemError.of(error);
      }
    } finally {
      if (request === this.older) {
        this.olderLoading = false;
        this.host.requestUpdate();
      }
    }
  }
}

let clockIsKnown = false;

/** Has one response before a range is counted back, since a response tells how far this browser's clock is off. */
async function learnClock(signal: AbortSignal): Promise<void> {
  if (!clockIsKnown) {
    await client.get('/ops/me', {}, signal);
    clockIsKnown = true;
  }
}
