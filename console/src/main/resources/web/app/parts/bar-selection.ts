// Cursor and selection of a chart of bars, by pointer and keys.

/** A pointer that moved less is a click, which narrows nothing. */
const DRAG_PX = 4;

export class BarSelection {
  cursor: number | null = null;
  private anchor: number | null = null;
  private dragFrom: number | null = null;
  private dragged = false;

  constructor(
    private readonly changed: () => void,
    private readonly chosen: (first: number, last: number) => void,
  ) {}

  /** First and last bar that are selected; the cursor's bar where nothing else is. */
  range(bars: number): [number, number] | null {
    if (this.cursor === null || bars === 0) {
      return null;
    }
    const cursor = Math.min(this.cursor, bars - 1);
    const anchor = Math.min(this.anchor ?? cursor, bars - 1);
    return [Math.min(cursor, anchor), Math.max(cursor, anchor)];
  }

  key(event: KeyboardEvent, bars: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey || bars === 0) {
      return;
    }
    if (event.key === 'Enter') {
      this.finish(bars);
    } else if (event.key === 'Escape' && this.cursor !== null) {
      this.reset();
    } else if (!this.step(event, bars)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private step(event: KeyboardEvent, bars: number): boolean {
    const last = bars - 1;
    const before = this.cursor ?? bars;
    const steps: Record<string, number> = {
      ArrowLeft: before - 1,
      ArrowDown: before - 1,
      ArrowRight: before + 1,
      ArrowUp: before + 1,
      PageUp: before + 10,
      PageDown: before - 10,
      Home: 0,
      End: last,
    };
    if (!(event.key in steps)) {
      return false;
    }
    const to = Math.min(Math.max(steps[event.key], 0), last);
    this.anchor = event.shiftKey ? (this.anchor ?? Math.min(before, last)) : null;
    this.cursor = to;
    this.changed();
    return true;
  }

  down(event: PointerEvent, bars: number): void {
    if (event.button !== 0 || bars === 0) {
      return;
    }
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.dragFrom = event.clientX;
    this.dragged = false;
    this.cursor = this.anchor = this.barAt(event, bars);
    this.changed();
  }

  move(event: PointerEvent, bars: number): void {
    if (bars === 0 || (this.dragFrom === null && event.pointerType === 'touch')) {
      return;
    }
    this.dragged ||= this.dragFrom !== null && Math.abs(event.clientX - this.dragFrom) > DRAG_PX;
    const at = this.barAt(event, bars);
    if (this.dragFrom === null) {
      this.anchor = null;
    }
    if (at !== this.cursor) {
      this.cursor = at;
      this.changed();
    }
  }

  up(event: PointerEvent): void {
    const dragged = this.dragged;
    this.dragFrom = null;
    this.dragged = false;
    if (dragged && this.cursor !== null) {
      this.finish(Number.MAX_SAFE_INTEGER);
    }
    event.preventDefault();
  }

  leave(): void {
    if (this.dragFrom === null) {
      this.reset();
    }
  }

  reset(): void {
    this.cursor = this.anchor = this.dragFrom = null;
    this.dragged = false;
    this.changed();
  }

  private finish(bars: number): void {
    const range = this.range(bars);
    this.reset();
    if (range) {
      this.chosen(range[0], range[1]);
    }
  }

  private barAt(event: PointerEvent, bars: number): number {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / Math.max(box.width, 1)) * bars);
    return Math.min(Math.max(at, 0), bars - 1);
  }
}
