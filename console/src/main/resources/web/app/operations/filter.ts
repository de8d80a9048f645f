// The filter of the operations page, as its URL holds it and as the API takes it.

/** Lists calls by these; in the page's URL each is a parameter of the same name. */
export const FIELDS = [
  'provider',
  'tool',
  'caller',
  'role',
  'status',
  'error',
  'host',
  'request_id',
  'min_ms',
  'max_ms',
  'q',
] as const;
export type Field = (typeof FIELDS)[number];

/** `range` is a preset that ends now; `from` and `to` are ISO times in UTC, and replace it. */
export interface Filter {
  fields: Partial<Record<Field, string>>;
  range: Range;
  from: string | null;
  to: string | null;
}

export const RANGES = {'15m': 900, '1h': 3600, '24h': 86400, '7d': 604800, '30d': 2592000} as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES: Record<Range, string> = {
  '15m': 'last 15 min',
  '1h': 'last hour',
  '24h': 'last 24 h',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
};
const USUAL: Range = '24h';
const LONGEST_TEXT = 200;

export function filterOf(params: URLSearchParams): Filter {
  const fields: Filter['fields'] = {};
  for (const field of FIELDS) {
    const value = (params.get(field) ?? '').trim().slice(0, LONGEST_TEXT);
    if (value && (!field.endsWith('_ms') || /^\d{1,9}$/.test(value))) {
      fields[field] = value;
    }
  }
  const range = params.get('range') ?? USUAL;
  return {fields, range: isRange(range) ? range : USUAL, from: instant(params.get('from')), to: instant(params.get('to'))};
}

function isRange(text: string): text is Range {
  return Object.hasOwn(RANGES, text);
}

/** The time in the API's form with its precision kept, or null if it is none. */
function instant(text: string | null): string | null {
  if (!text || text.length > 40) {
    return null;
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && !Number.isNaN(Date.parse(text))) {
    return text;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The parameters of the URL; null removes one. Values that are usual are left out, so that a link stays short. */
export function paramsOf(filter: Filter): Record<string, string | null> {
  const custom = filter.from !== null || filter.to !== null;
  const params: Record<string, string | null> = {
    range: custom || filter.range === USUAL ? null : filter.range,
    from: filter.from,
    to: filter.to,
  };
  for (const field of FIELDS) {
    params[field] = filter.fields[field] || null;
  }
  return params;
}

/** True if the API has to be told of a range that is counted back from now. The usual one it takes by itself. */
export function needsClock(filter: Filter): boolean {
  return filter.from === null && filter.to === null && filter.range !== USUAL;
}

/** Parameters for the API; a preset is counted back from `now`, the server's time in milliseconds. */
export function queryOf(filter: Filter, now: number): Record<string, string> {
  const query: Record<string, string> = {...(filter.fields as Record<string, string>)};
  if (filter.from === null && filter.to === null) {
    return needsClock(filter) ? {...query, from: new Date(now - RANGES[filter.range] * 1000).toISOString()} : query;
  }
  if (filter.from !== null) {
    query.from = filter.from;
  } else if (filter.to !== null) {
    query.from = new Date(Date.parse(filter.to) - RANGES[USUAL] * 1000).toISOString();
  }
  if (filter.to !== null) {
    query.to = filter.to;
  }
  return query;
}

/** The filter with some fields changed; an empty value removes one. */
export function withFields(filter: Filter, changes: Partial<Record<Field, string>>): Filter {
  const fields = {...filter.fields};
  for (const [name, value] of Object.entries(changes)) {
    const text = (value ?? '').trim().slice(0, LONGEST_TEXT);
    if (text) {
      fields[name as Field] = text;
    } else {
      delete fields[name as Field];
    }
  }
  return {...filter, fields};
}

export function withTimes(filter: Filter, from: string | null, to: string | null): Filter {
  return {...filter, from, to};
}

export function withRange(filter: Filter, range: Range): Filter {
  return {...filter, range, from: null, to: null};
}

export const NO_FILTER: Filter = {fields: {}, range: USUAL, from: null, to: null};

/** True if calls are left out for another reason than their time. */
export function isNarrow(filter: Filter): boolean {
  return Object.keys(filter.fields).length > 0;
}

export function isUsual(filter: Filter): boolean {
  return !isNarrow(filter) && filter.range === USUAL && filter.from === null && filter.to === null;
}

/** Equal for filters that list the same calls. */
export function keyOf(filter: Filter): string {
  return JSON.stringify(Object.entries(paramsOf(filter)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const KEPT = 'console.operations.filter';

/** The last filter of this tab, as parameters of a URL; empty if there is none. */
export function keptFilter(): string {
  try {
    return sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

export function keepFilter(filter: Filter): void {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(paramsOf(filter))) {
    if (value !== null) {
      kept.set(name, value);
    }
  }
  try {
    sessionStorage.setItem(KEPT, kept.toString());
  } catch {
    // A browser that keeps nothing only loses the last filter.
  }
}
