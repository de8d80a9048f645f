// An exported file as its bytes come: how much there is, and whether its last line says the same.

import {type ExportEnd, exportEnd} from './exported';
import {Sha256} from './sha256';

export type Ending = 'csv' | 'jsonl';

const LINE_END = 10;
const QUOTE = 34;
/** Browsers put blobs on the disk, and pieces not. */
const BLOB_BYTES = 4_000_000;

export class ExportFile {
  bytes = 0;
  private lines = 0;
  private readonly digest = new Sha256();
  /** May be the last line, which the digest leaves out. */
  private held = new Uint8Array(0);
  private quoted = false;
  private readonly blobs: Blob[] = [];
  private pieces: Uint8Array<ArrayBuffer>[] = [];
  private piecesBytes = 0;

  constructor(readonly ending: Ending) {}

  add(piece: Uint8Array<ArrayBuffer>): void {
    this.bytes += piece.length;
    this.keep(piece);
    const bytes = new Uint8Array(this.held.length + piece.length);
    bytes.set(this.held);
    bytes.set(piece, this.held.length);
    const last = bytes.lastIndexOf(LINE_END, -2) + 1;
    this.read(bytes.subarray(0, last));
    this.held = bytes.slice(last);
  }

  /** Calls of all lines but the last. */
  get calls(): number {
    return Math.max(this.lines - (this.ending === 'csv' ? 1 : 0), 0);
  }

  /** The last line, and whether the file holds to it; null if the file broke off on its way. */
  end(): (ExportEnd & {holds: boolean}) | null {
    const end = exportEnd(new TextDecoder().decode(this.held));
    return end && {...end, holds: end.count === this.calls && end.sha256 === this.digest.digest()};
  }

  blob(): Blob {
    return new Blob([...this.blobs, ...this.pieces]);
  }

  private keep(piece: Uint8Array<ArrayBuffer>): void {
    this.pieces.push(piece);
    this.piecesBytes += piece.length;
    if (this.piecesBytes > BLOB_BYTES) {
      this.blobs.push(new Blob(this.pieces));
      this.pieces = [];
      this.piecesBytes = 0;
    }
  }

  private read(bytes: Uint8Array): void {
    this.digest.update(bytes);
    for (const byte of bytes) {
      // A cell of CSV may have line ends, a string of JSON has none.
      if (byte === QUOTE && this.ending === 'csv') {
        this.quoted = !this.quoted;
      } else if (byte === LINE_END && !this.quoted) {
        this.lines++;
      }
    }
  }
}
