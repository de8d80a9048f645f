/**
 * Keeps what changes slowly (90 days of health, statistics of a day), so that a poll every five seconds does not ask for it again. What is kept is
 * the same object, thus unchanged parts of a page are not drawn again. A failure is not kept.
 */
export class Pace {
  private readonly kept = new Map<string, {at: number; value: Promise<unknown>}>();

  /** Returns the value of the key if it is younger than these seconds, else the loaded one. */
  every<T>(seconds: number, key: string, load: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const old = this.kept.get(key);
    if (old && now - old.at < seconds * 1000) {
      return old.value as Promise<T>;
    }
    const value = load();
    this.kept.set(key, {at: now, value});
    value.catch(() => {
      if (this.kept.get(key)?.value === value) {
        this.kept.delete(key);
      }
    });
    return value;
  }

  forget() {
    this.kept.clear();
  }
}
