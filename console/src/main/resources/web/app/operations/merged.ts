// The list of calls as pages of it arrive: older ones at its end, newer ones at its start or held back.
import type {EventPage, EventRow} from '../api/types';

export interface Listed {
  rows: EventRow[]; // newest first, each once
  waiting: EventRow[]; // newer than rows, not shown yet
  waitingMore: boolean; // there are even newer ones than those that wait
  older: string | null;
  newest: string;
  end: EventPage['end'];
  from: string;
  searchedUntil: string | null;
  indexedUntil: string | null;
  now: number; // the server's time of the first page, in milliseconds
}

/** At its top, a longer list is replaced by its first page: on a screen on a wall it would grow for ever. */
export const MOST_ROWS = 1000;

export function firstPage(page: EventPage): Listed {
  return {
    rows: page.events,
    waiting: [],
    waitingMore: false,
    older: page.older,
    newest: page.newest,
    end: page.end,
    from: page.from,
    searchedUntil: page.searched_until,
    indexedUntil: page.indexed_until ?? null,
    now: Date.parse(page.now),
  };
}

export function withOlder(list: Listed, page: EventPage): Listed {
  return {
    ...list,
    rows: joined(list.rows, page.events),
    older: page.older,
    end: page.end,
    searchedUntil: page.searched_until,
  };
}

/** Takes a page that was asked for with `after`. At the list's top its rows are shown at once, elsewhere they wait. */
export function withNewer(list: Listed, page: EventPage, show: boolean): Listed {
  if (!page.events.length && page.newest === list.newest) {
    return list;
  }
  const waiting = joined(page.events, list.waiting);
  // No more are asked for then: a list that is read far below its top would keep all calls of a day.
  const enough = waiting.length >= MOST_ROWS;
  const taken = {...list, newest: page.newest, waiting, waitingMore: page.more_newer || enough};
  return show ? shown(taken) : taken;
}

/** Shows the rows that wait. */
export function shown(list: Listed): Listed {
  return list.waiting.length ? {...list, rows: joined(list.waiting, list.rows), waiting: [], waitingMore: false} : list;
}

/** Replaces rows by newer states of them; rows that did not change stay the same objects. */
export function updated(list: Listed, fresh: EventRow[]): Listed {
  const byId = new Map(fresh.map(row => [row.id, row]));
  let changed = false;
  const rows = list.rows.map(row => {
    const now = byId.get(row.id);
    if (!now || (now.status === row.status && now.finished_at === row.finished_at)) {
      return row;
    }
    changed = true;
    return now;
  });
  return changed ? {...list, rows} : list;
}

/** The times between which listed calls still run; null if none does. Calls end within minutes, or are swept. */
export function running(list: Listed, now: number): {from: string; to: string} | null {
  const rows = list.rows.filter(row => row.status === 'started' && now - Date.parse(row.created_at) < 30 * 60_000);
  if (!rows.length) {
    return null;
  }
  return {from: rows[rows.length - 1].created_at, to: new Date(Date.parse(rows[0].created_at) + 2).toISOString()};
}

function joined(newer: EventRow[], older: EventRow[]): EventRow[] {
  const known = new Set(newer.map(row => row.id));
  return [...newer, ...older.filter(row => !known.has(row.id))];
}
