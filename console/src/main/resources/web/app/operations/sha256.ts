// SHA-256 of bytes as they come (FIPS 180-4). The browser's own takes them only as a whole, which an export is too long for.

const BLOCK_BYTES = 64;

const PRIMES = Array.from({length: 312}, (_, n) => n)
  .filter(n => n > 1 && ![2, 3, 5, 7, 11, 13, 17].some(prime => prime < n && n % prime === 0));
const FIRST_STATE = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(PRIMES, prime => fraction(Math.cbrt(prime)));

export class Sha256 {
  private readonly state = Int32Array.from(FIRST_STATE);
  private readonly words = new Int32Array(64);
  private readonly block = new Uint8Array(BLOCK_BYTES);
  private readonly view = new DataView(this.block.buffer);
  private filled = 0;
  private bytes = 0;

  update(piece: Uint8Array): void {
    this.bytes += piece.length;
    let at = 0;
    while (at < piece.length) {
      const taken = Math.min(BLOCK_BYTES - this.filled, piece.length - at);
      this.block.set(piece.subarray(at, at + taken), this.filled);
      at += taken;
      this.filled += taken;
      if (this.filled === BLOCK_BYTES) {
        this.compress();
        this.filled = 0;
      }
    }
  }

  /** The digest of all bytes in hexadecimal digits; nothing can be added afterwards. */
  digest(): string {
    const bits = this.bytes * 8;
    const end = new Uint8Array((this.filled < 56 ? 64 : 128) - this.filled);
    end[0] = 0x80;
    const length = new DataView(end.buffer, end.length - 8);
    length.setUint32(0, Math.floor(bits / 2 ** 32));
    length.setUint32(4, bits >>> 0);
    this.update(end);
    return [...this.state].map(word => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private compress(): void {
    const {state, words, view} = this;
    for (let i = 0; i < 16; i++) {
      words[i] = view.getInt32(i * 4);
    }
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15];
      const late = words[i - 2];
      words[i] = words[i - 16] + words[i - 7] + (rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)) +
          (rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
      const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
  }
}

/** The first 32 bits of what follows the point. */
function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32) | 0;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
