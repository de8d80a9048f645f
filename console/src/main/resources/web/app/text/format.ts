// How numbers, times and foreign text are written everywhere. `–` stands for a value that is not there.

import {now} from '../frame/clock';

export type Zone = 'local' | 'utc';

const NONE = '–';
const whole = new Intl.NumberFormat('en-GB');
const thousands = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 1});
const oneDecimal = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 1});

/** A number of things: exact to 9,999, then `12.4k` and `3.1M`. Show `exact(n)` in the title beside the short form. */
export function count(n: number | null | undefined): string {
  if (n == null) return NONE;
  if (Math.abs(n) <= 9_999) return whole.format(n);
  if (Math.abs(n) < 999_950) return thousands.format(n / 1_000) + 'k';
  return thousands.format(n / 1_000_000) + 'M';
}

/** A number of things with all its digits: `12,431`. */
export function exact(n: number | null | undefined): string {
  return n == null ? NONE : whole.format(n);
}

/** A number of bytes: `840 B`, `12.4 kB`, `3.1 MB`. */
export function bytes(n: number): string {
  const unit = n < 1_000 ? 0 : n < 999_950 ? 1 : 2;
  return `${thousands.format(n / 1_000 ** unit)} ${['B', 'kB', 'MB'][unit]}`;
}

/** A length of time in milliseconds: `840 ms`, `1.84 s`, `2 min 5 s`, `3 h 12 min`, `2 d 4 h`. */
export function duration(ms: number | null | undefined): string {
  if (ms == null || !Number.isFinite(ms)) return NONE;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_995) return `${(ms / 1_000).toFixed(2)} s`;
  return pair(Math.round(ms / 1_000));
}

function pair(seconds: number): string {
  const units: [string, number][] = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];
  const at = units.findIndex(([, size]) => seconds >= size);
  if (at < 0) return '0 s';
  const [unit, size] = units[at];
  const first = `${Math.floor(seconds / size)} ${unit}`;
  const next = units[at + 1];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return rest > 0 ? `${first} ${rest} ${next[0]}` : first;
}

/** A share between 0 and 1: `2.1 %`, `<0.1 %`, `0 %`. */
export function share(x: number | null | undefined): string {
  if (x == null || !Number.isFinite(x)) return NONE;
  if (x > 0 && x < 0.001) return '<0.1 %';
  // 99.97 % is not all: it must not round up to 100 %.
  if (x < 1 && x > 0.9994) return '>99.9 %';
  return `${oneDecimal.format(x * 100)} %`;
}

/** The time passed since `from` by the server's clock: `12 min`. Only beside an exact time. */
export function age(from: string | Date | null | undefined): string {
  if (from == null) return NONE;
  const seconds = Math.round((now().getTime() - new Date(from).getTime()) / 1_000);
  return Number.isNaN(seconds) ? NONE : pair(Math.max(0, seconds));
}

/** A moment with milliseconds, `14:31:07.412`; with its day, `28 Nov 14:31:07.412`, where that is not today. */
export function localTime(iso: string | null | undefined, zone: Zone): string {
  return moment(iso, zone, {hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3});
}

/** A moment for sentences and axes, `14:31` or `28 Nov 14:31`. */
export function clockTime(iso: string | null | undefined, zone: Zone): string {
  return moment(iso, zone, {hour: '2-digit', minute: '2-digit'});
}

/** A day, `28 Nov`, with its year where that is not this one. */
export function day(iso: string | null | undefined, zone: Zone): string {
  const date = parsed(iso);
  return date ? dayOf(date, zone) : NONE;
}

/** The exact form: `2026-11-28T14:31:07.412Z`. */
export function utc(iso: string | null | undefined): string {
  return parsed(iso)?.toISOString() ?? NONE;
}

// Controls, marks that change the direction of text, and characters of no width: they hide what a text says.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Foreign text, with control and bidi characters shown as escapes such as ⟨U+202E⟩; `lines` keeps line ends and tabs. */
export function visible(text: unknown, {lines = false} = {}): string {
  if (text == null) return NONE;
  return String(text).replace(HIDDEN, (c) => {
    if (lines && (c === '\n' || c === '\t')) return c;
    return `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

function moment(iso: string | null | undefined, zone: Zone, form: Intl.DateTimeFormatOptions): string {
  const date = parsed(iso);
  if (!date) return NONE;
  const time = formatter(zone, {...form, hourCycle: 'h23'}).format(date);
  return dayOf(date, zone) === dayOf(now(), zone) ? time : `${dayOf(date, zone)} ${time}`;
}

function dayOf(date: Date, zone: Zone): string {
  const year: Intl.DateTimeFormatOptions = {year: 'numeric'};
  const sameYear = formatter(zone, year).format(date) === formatter(zone, year).format(now());
  return formatter(zone, {day: 'numeric', month: 'short', ...(sameYear ? {} : year)}).format(date);
}

function parsed(iso: string | null | undefined): Date | null {
  if (!iso) return null;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
}

// Making one takes longer than using it a thousand times.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: Zone, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(form);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {...form, timeZone: zone === 'utc' ? 'UTC' : undefined});
    formatters.set(key, known);
  }
  return known;
}
