import {LitElement, css, html, nothing, svg} from 'lit';
import {SETTINGS_CHANGED, settings} from '../frame/settings';
import {clockTime, count} from '../text/format';
import {BarSelection} from './bar-selection';
import {shared} from './styles';

export interface Bar {
  at: string; // its begin, in UTC
  ok: number;
  failed: number;
  refused: number;
}

/** Fired by a selection of bars; ISO times in UTC. */
export type NarrowEvent = CustomEvent<{from: string; to: string}>;

const HEIGHT = 100; // of the drawing's own units; the style gives its pixels
const KINDS = ['failed', 'refused', 'ok'] as const;

/**
 * Calls over time as stacked bars. A drag, or a cursor moved by arrow keys and Enter, selects bars and fires `ops-narrow`.
 * The bars' values are read out at the cursor, and are a table on demand.
 */
export class OpsBars extends LitElement {
  static properties = {
    points: {attribute: false},
    step: {type: Number},
    from: {type: String},
    to: {type: String},
    completeFrom: {type: String},
    label: {type: String},
    asTable: {state: true},
  };
  static styles = [
    shared,
    css`
    :host { display: block; }
    .chart { height: 96px; cursor: crosshair; touch-action: pan-y; border-bottom: 1px solid var(--line); user-select: none; }
    svg { display: block; width: 100%; height: 100%; }
    rect.ok { fill: var(--ok); }
    rect.refused { fill: var(--refused); }
    rect.failed { fill: var(--down); }
    rect.uncounted { fill: var(--muted); opacity: 0.12; }
    rect.chosen { fill: var(--accent); opacity: 0.22; }
    .under, .legend { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; font-size: var(--small);
      color: var(--muted); font-variant-numeric: tabular-nums; }
    .under { justify-content: space-between; min-height: 20px; }
    .values { color: var(--text); }
    .legend .ok { color: var(--ok); }
    .legend .refused { color: var(--refused); }
    .legend .failed { color: var(--down); }
    button { margin-left: auto; min-height: 28px; }
    .table { max-height: 240px; overflow: auto; border: 1px solid var(--line); margin-top: 4px; }
    table { font-size: var(--small); }
    th, td { padding: 2px 8px; text-align: right; font-weight: normal; }
    th:first-child { text-align: left; }
    thead th { position: sticky; top: 0; background: var(--surface); font-weight: 600; }
    @media (max-width: 720px) { .chart { height: 140px; } }
  `,
  ];

  declare points: Bar[];
  declare step: number;
  declare from: string;
  declare to: string;
  declare completeFrom: string | null;
  declare label: string;
  declare asTable: boolean;

  private readonly selection = new BarSelection(
    () => this.requestUpdate(),
    (first, last) => this.narrow(first, last),
  );

  constructor() {
    super();
    this.points = [];
    this.step = 60;
    this.from = this.to = '';
    this.completeFrom = null;
    this.label = 'Calls over time';
    this.asTable = false;
  }

  private readonly zoneChanged = () => this.requestUpdate();

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(SETTINGS_CHANGED, this.zoneChanged);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(SETTINGS_CHANGED, this.zoneChanged);
  }

  private slots(): Bar[] {
    return filled(this.points, this.from, this.to, this.step);
  }

  private narrow(first: number, last: number): void {
    const slots = this.slots();
    if (!slots[first] || !slots[last]) {
      return;
    }
    const from = Math.max(Date.parse(slots[first].at), Date.parse(this.from));
    const to = Math.min(Date.parse(slots[last].at) + this.step * 1000, Date.parse(this.to));
    if (to > from) {
      const detail = {from: new Date(from).toISOString(), to: new Date(to).toISOString()};
      this.dispatchEvent(new CustomEvent('ops-narrow', {detail, bubbles: true, composed: true}));
    }
  }

  render() {
    const slots = this.slots();
    const chosen = this.selection.range(slots.length);
    const cursor = this.selection.cursor === null ? null : (slots[Math.min(this.selection.cursor, slots.length - 1)] ?? null);
    return html`
      <div class="chart" id="chart" tabindex="0" role="slider"
        aria-label=${`${this.label}. Arrow keys move, with Shift they select, Enter narrows.`}
        aria-valuemin="0" aria-valuemax=${Math.max(slots.length - 1, 0)} aria-valuenow=${this.selection.cursor ?? 0}
        aria-valuetext=${cursor ? moment(cursor.at) : 'no bar'}
        @keydown=${(event: KeyboardEvent) => this.selection.key(event, slots.length)}
        @pointerdown=${(event: PointerEvent) => this.selection.down(event, slots.length)}
        @pointermove=${(event: PointerEvent) => this.selection.move(event, slots.length)}
        @pointerup=${(event: PointerEvent) => this.selection.up(event)}
        @pointercancel=${() => this.selection.reset()}
        @pointerleave=${() => this.selection.leave()}
        @blur=${() => this.selection.reset()}>
        ${this.drawing(slots, chosen)}
      </div>
      <div class="under">
        <span class="edge">${this.from ? moment(this.from) : nothing}</span>
        <span id="bar-values" class="values" role="status" aria-live="polite">
          ${cursor ? this.words(slots, chosen) : nothing}</span>
        <span class="edge">${this.to ? moment(this.to) : nothing}</span>
      </div>
      <div class="legend">
        <span class="ok">● ok</span><span class="refused">⊘ refused</span><span class="failed">■ failed</span>
        ${this.isPartial() ? html`<span id="bars-partial">counted from ${moment(this.completeFrom!)} on</span>` : nothing}
        <button type="button" id="bars-as-table" aria-expanded=${this.asTable ? 'true' : 'false'}
          @click=${() => {
            this.asTable = !this.asTable;
          }}>${this.asTable ? 'Hide table' : 'Show as table'}</button>
      </div>
      ${this.asTable ? this.table(slots) : nothing}`;
  }

  private isPartial(): boolean {
    return !!this.completeFrom && !!this.from && Date.parse(this.completeFrom) > Date.parse(this.from) + 1000;
  }

  private drawing(slots: Bar[], chosen: [number, number] | null) {
    const most = Math.max(1, ...slots.map(total));
    const width = Math.max(slots.length, 1) * 10;
    const uncounted = this.isPartial()
      ? (width * (Date.parse(this.completeFrom!) - Date.parse(slots[0]?.at ?? this.from))) / (slots.length * this.step * 1000)
      : 0;
    return svg`<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${uncounted > 0 ? svg`<rect class="uncounted" x="0" y="0"
        width=${Math.min(uncounted, width)} height=${HEIGHT}></rect>` : nothing}
      ${slots.map((bar, at) => {
        let base = HEIGHT;
        return KINDS.map(kind => {
          if (!bar[kind]) {
            return nothing;
          }
          const height = Math.max((bar[kind] / most) * (HEIGHT - 4), 2); // a single failure among thousands is still seen
          base = Math.max(base - height, 0);
          return svg`<rect class=${kind} x=${at * 10 + 1} y=${base} width="8" height=${height}></rect>`;
        });
      })}
      ${chosen ? svg`<rect class="chosen" x=${chosen[0] * 10} y="0"
        width=${(chosen[1] - chosen[0] + 1) * 10} height=${HEIGHT}></rect>` : nothing}
    </svg>`;
  }

  private words(slots: Bar[], chosen: [number, number] | null): string {
    const [first, last] = chosen ?? [0, 0];
    const bars = slots.slice(first, last + 1);
    const sum = (kind: (typeof KINDS)[number]) => count(bars.reduce((all, bar) => all + bar[kind], 0));
    const until = new Date(Date.parse(bars[bars.length - 1].at) + this.step * 1000).toISOString();
    return `${moment(bars[0].at)} to ${moment(until)}: ${sum('ok')} ok, ${sum('refused')} refused, ${sum('failed')} failed`;
  }

  private table(slots: Bar[]) {
    return html`<div class="table" tabindex="0" role="region" aria-label=${this.label + ' as a table'}><table id="bars-table">
      <thead><tr><th scope="col">from</th><th scope="col">ok</th>
        <th scope="col">refused</th><th scope="col">failed</th></tr></thead>
      <tbody>${slots.filter(total).map(
        bar => html`<tr><th scope="row">${moment(bar.at)}</th>
        <td>${bar.ok}</td><td>${bar.refused}</td><td>${bar.failed}</td></tr>`,
      )}</tbody></table></div>`;
  }
}
customElements.define('ops-bars', OpsBars);

function moment(iso: string): string {
  return clockTime(iso, settings().zone);
}

function total(bar: Bar): number {
  return bar.ok + bar.failed + bar.refused;
}

/** One bar for each step of the range, with zeros where nothing was called. The grid is that of the points. */
export function filled(points: Bar[], from: string, to: string, step: number): Bar[] {
  const begin = Date.parse(from);
  const end = Date.parse(to);
  const width = step * 1000;
  if (!(width > 0) || !(end > begin) || (end - begin) / width > 1000) {
    return points;
  }
  const byTime = new Map(points.map(point => [Date.parse(point.at), point]));
  const anchor = points.length ? Date.parse(points[0].at) : Math.floor(begin / width) * width;
  const bars: Bar[] = [];
  for (let at = anchor - Math.ceil((anchor - begin) / width) * width; at < end; at += width) {
    bars.push(byTime.get(at) ?? {at: new Date(at).toISOString(), ok: 0, failed: 0, refused: 0});
  }
  return bars;
}
