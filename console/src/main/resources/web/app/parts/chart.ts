import {LitElement, html, nothing, svg, type PropertyValues, type TemplateResult} from 'lit';
import uPlot from 'uplot';
import {SETTINGS_CHANGED} from '../frame/settings';
import {visible} from '../text/format';
import {ChartColours} from './chart-colours';
import {chartOptions, type ChartBand, type ChartLine} from './chart-options';
import {chartStyles} from './chart-styles';
import {moment} from './chart-time';
import {shared} from './styles';

export type {ChartBand, ChartLine} from './chart-options';

const MINUTE_S = 60;

/** A range that a reader selected in a chart, in whole minutes; both ends in ISO form, UTC. */
export interface SelectedRange {
  from: string;
  to: string;
}

/**
 * Lines over time. Times are seconds since 1970 and come from the server, so that a reader's wrong clock shifts nothing.
 * Arrow keys move the cursor, Shift with them selects, Enter takes the selection; dragging selects too. A selection is the event
 * `ops-select` with a SelectedRange.
 */
export class OpsChart extends LitElement {
  static styles = [shared, chartStyles];
  static properties = {
    label: {type: String},
    times: {attribute: false},
    lines: {attribute: false},
    bands: {attribute: false},
    from: {attribute: false},
    to: {attribute: false},
    format: {attribute: false},
    whole: {type: Boolean},
    link: {type: String},
    selectable: {type: Boolean},
    at: {state: true},
    spoken: {state: true},
    tableOpen: {state: true},
    hiddenLines: {state: true},
  };

  declare label: string;
  declare times: number[];
  declare lines: ChartLine[];
  declare bands: ChartBand[];
  /** The ends of the axis in seconds. */
  declare from: number;
  declare to: number;
  declare format: (value: number) => string;
  /** Values are counts: the axis has whole numbers only. */
  declare whole: boolean;
  /** Charts with the same name move their cursors together. */
  declare link: string;
  declare selectable: boolean;
  declare at: number | null;
  declare spoken: string;
  declare tableOpen: boolean;
  /** Labels of the lines that the reader took away. */
  declare hiddenLines: ReadonlySet<string>;

  private plot: uPlot | null = null;
  private shape = '';
  private anchor: number | null = null;
  private readonly colours = new ChartColours(this, () => this.plot?.redraw(false));
  private readonly size = new ResizeObserver(() => this.resize());
  private readonly zoneChanged = () => {
    this.shape = '';
    this.requestUpdate();
  };

  constructor() {
    super();
    this.label = '';
    this.times = [];
    this.lines = [];
    this.bands = [];
    this.from = 0;
    this.to = 1;
    this.format = String;
    this.whole = false;
    this.link = '';
    this.selectable = false;
    this.at = null;
    this.spoken = '';
    this.tableOpen = false;
    this.hiddenLines = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.colours.watch();
    window.addEventListener(SETTINGS_CHANGED, this.zoneChanged);
    if (this.hasUpdated) {
      this.requestUpdate();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.colours.rest();
    window.removeEventListener(SETTINGS_CHANGED, this.zoneChanged);
    this.size.disconnect();
    this.plot?.destroy();
    this.plot = null;
    this.shape = '';
  }

  protected updated(changes: PropertyValues) {
    const shape = JSON.stringify([this.lines.map(line => [line.label, line.color, line.dash, line.fill]), this.link, this.selectable]);
    if (!this.plot || shape !== this.shape) {
      this.build(shape);
    } else if (['times', 'lines', 'bands', 'from', 'to'].some(name => changes.has(name))) {
      this.plot.setData(this.data());
    }
    for (const swatch of this.renderRoot.querySelectorAll<SVGElement>('[data-color]')) {
      swatch.style.setProperty('color', `var(${swatch.dataset.color})`);
    }
  }

  private build(shape: string) {
    this.plot?.destroy();
    const place = this.renderRoot.querySelector<HTMLElement>('.plot')!;
    this.shape = shape;
    this.plot = new uPlot(chartOptions(this, {
      width: Math.max(place.clientWidth, 120),
      height: Math.max(place.clientHeight, 80),
      colour: name => this.colours.of(name),
      hidden: label => this.hiddenLines.has(label),
      moved: index => this.at = index,
      selected: (from, to) => this.select(from, to),
    }), this.data(), place);
    this.size.observe(place);
  }

  private data(): uPlot.AlignedData {
    return [this.times, ...this.lines.map(line => line.values)] as uPlot.AlignedData;
  }

  private resize() {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (this.plot && place && place.clientWidth > 0 && (place.clientWidth !== this.plot.width || place.clientHeight !== this.plot.height)) {
      this.plot.setSize({width: place.clientWidth, height: place.clientHeight});
    }
  }

  private select(from: number, to: number) {
    const range: SelectedRange = {from: minute(Math.floor(from / MINUTE_S)), to: minute(Math.ceil(to / MINUTE_S))};
    this.dispatchEvent(new CustomEvent<SelectedRange>('ops-select', {detail: range, bubbles: true, composed: true}));
  }

  private keyed(event: KeyboardEvent) {
    const last = this.times.length - 1;
    const page = Math.max(1, Math.round(this.times.length / 10));
    const steps: Record<string, number> = {ArrowLeft: -1, ArrowRight: 1, PageUp: page, PageDown: -page, Home: -last, End: last};
    if (event.ctrlKey || event.metaKey || event.altKey || last < 0 || !this.plot) {
      return;
    }
    if (event.key in steps) {
      const index = Math.min(last, Math.max(0, (this.at ?? last + 1) + steps[event.key]));
      this.anchor = event.shiftKey && this.selectable ? this.anchor ?? this.at ?? index : null;
      this.moveTo(index);
    } else if (event.key === 'Enter' && this.anchor !== null && this.at !== null) {
      const step = last > 0 ? this.times[1] - this.times[0] : 0;
      this.select(this.times[Math.min(this.anchor, this.at)], this.times[Math.max(this.anchor, this.at)] + step);
    } else if (event.key === 'Escape' && this.anchor !== null) {
      this.anchor = null;
      this.moveTo(this.at!);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private moveTo(index: number) {
    const plot = this.plot!;
    const left = plot.valToPos(this.times[index], 'x');
    // uPlot's types lack the third argument, which moves the linked cursors.
    (plot.setCursor as (at: {left: number; top: number}, fire: boolean, publish: boolean) => void)({left, top: 10}, true, true);
    const start = this.anchor === null ? left : plot.valToPos(this.times[this.anchor], 'x');
    plot.setSelect({left: Math.min(left, start), top: 0, width: Math.abs(left - start), height: plot.over.clientHeight}, false);
    this.at = index;
    const values = this.lines.map(line => `${line.label} ${this.valueAt(line, index)}`).join(', ');
    this.spoken = `${moment(this.times[index])}: ${values}${this.anchor === null ? '' : '. Selected; Enter shows the calls'}`;
  }

  private toggle(label: string, index: number) {
    const hidden = new Set(this.hiddenLines);
    const show = hidden.delete(label);
    if (!show) {
      hidden.add(label);
    }
    this.hiddenLines = hidden;
    this.plot?.setSeries(index + 1, {show});
  }

  private valueAt(line: ChartLine, index: number): string {
    const value = line.values[index];
    return value === null || value === undefined ? 'none' : this.format(value);
  }

  protected render() {
    const keys = `Arrow keys read its values${this.selectable ? ', Shift with them selects, Enter shows the calls' : ''}.`;
    return html`
      <div class="plot" part="plot" tabindex="0" role="application" aria-roledescription="chart" aria-label="${this.label}. ${keys}"
          @keydown=${this.keyed}></div>
      <div class="legend" role="group" aria-label="Lines">
        <span class="moment">${this.at === null ? '' : moment(this.times[this.at])}</span>
        ${this.lines.map((line, index) => html`<button type="button" class="key" aria-pressed=${this.hiddenLines.has(line.label) ? 'false' : 'true'}
          @click=${() => this.toggle(line.label, index)}>${swatch(line)}${visible(line.label)}<b>${this.at === null ? '' : this.valueAt(line, this.at)}</b></button>`)}
        ${this.bands.length ? html`<span class="key">${bandSwatch(this.bands[0].color)}alert open</span>` : nothing}
      </div>
      <p class="hidden-text" role="status" aria-live="polite">${visible(this.spoken)}</p>
      <details @toggle=${(event: Event) => this.tableOpen = (event.target as HTMLDetailsElement).open}>
        <summary>Show as table</summary>
        ${this.tableOpen ? this.table() : nothing}
      </details>`;
  }

  private table(): TemplateResult {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Values of ${this.label}">
        <table>
          <thead><tr><th scope="col">Time</th>${this.lines.map(line => html`<th scope="col">${visible(line.label)}</th>`)}</tr></thead>
          <tbody>${this.times.map((time, index) => html`
            <tr><th scope="row">${moment(time)}</th>${this.lines.map(line => html`<td>${this.valueAt(line, index)}</td>`)}</tr>`)}</tbody>
        </table>
      </div>
      ${this.bands.length ? html`<ul>${this.bands.map(band => html`
        <li>${visible(band.label)}: ${moment(band.from)} to ${band.to === null ? 'now' : moment(band.to)}</li>`)}</ul>` : nothing}`;
  }
}

function minute(number: number): string {
  return new Date(number * MINUTE_S * 1000).toISOString();
}

function swatch(line: ChartLine): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 20 8" data-color=${line.color}>${svg`
    <path d="M0 4H20" stroke="currentColor" stroke-width="2" stroke-dasharray=${(line.dash ?? []).join(' ') || 'none'} />`}</svg>`;
}

function bandSwatch(color: string): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 20 8" data-color=${color}>${svg`
    <rect width="20" height="8" fill="currentColor" fill-opacity="0.2" /><rect width="20" height="2" fill="currentColor" />`}</svg>`;
}

customElements.define('ops-chart', OpsChart);
