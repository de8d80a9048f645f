// Forms that the audit log gives to input and result.

/** Content that was too long for the audit log: its beginning, and the size and digest of the whole. */
export interface Truncated {
  truncated: true;
  bytes: number;
  sha256: string;
  head?: string;
}

/** A file's content is never kept, only its size and digest. */
export interface FileMark {
  bytes: number;
  sha256: string;
}

export function isTruncated(value: unknown): value is Truncated {
  return isObject(value) && value.truncated === true && typeof value.bytes === 'number' && typeof value.sha256 === 'string';
}

export function isFile(value: unknown): value is FileMark {
  return (
    isObject(value) && Object.keys(value).length === 2 && typeof value.bytes === 'number' && typeof value.sha256 === 'string'
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a body that says nothing, such as the input of a call that was no tool's, or the result of a running one. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0);
}

export interface Piece {
  text: string;
  masked: boolean;
}

/** Indented JSON by lines, each in pieces of which some are masks. */
export function linesOf(value: unknown): Piece[][] {
  return (JSON.stringify(value, null, 2) ?? 'null').split('\n').map(pieces);
}

function pieces(line: string): Piece[] {
  return line
    .split(/(\*\*\*)/)
    .filter(text => text !== '')
    .map(text => ({text, masked: text === '***'}));
}
