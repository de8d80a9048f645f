// The end of an exported file, which says what the file holds.

export interface ExportEnd {
  count: number;
  /** Of all bytes before the last line; null where the file ends too early. */
  sha256: string | null;
  /** Cursor to go on with where the export was cut; null if it is whole. */
  next: string | null;
  /** Why the file ends too early. */
  error: string | null;
}

const PAIR = /\b(count|sha256|next|error)=(\S{1,500})/g;

/** Reads the last line, an object in JSON Lines and pairs after `#` in CSV; null if the file broke off on its way. */
export function exportEnd(tail: string): ExportEnd | null {
  const lines = tail.trimEnd().split('\n');
  const last = lines[lines.length - 1];
  const values = last.startsWith('#') ? pairs(last) : parsed(last);
  const count = Number(values.count);
  if (!Number.isSafeInteger(count) || (!values.sha256 && !values.error)) {
    return null;
  }
  return {count, sha256: text(values.sha256), next: text(values.next), error: text(values.error)};
}

function pairs(line: string): Record<string, unknown> {
  return Object.fromEntries([...line.matchAll(PAIR)].map(([, name, value]) => [name, value]));
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A name for the file: when it was made, in UTC, and which part it is. */
export function exportName(now: number, part: number, ending: string): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `events-${stamp}Z${part > 1 ? `-part${part}` : ''}.${ending}`;
}
