import {LitElement, css, html, svg} from 'lit';
import {visible} from '../text/format';

export type Tone = 'ok' | 'degraded' | 'down' | 'refused' | 'unknown' | 'plain';

/** One time of a row of ticks. */
export interface Tick {
  /** 0 to 1; the height says the same as the tone, for readers who see no difference in colour. */
  height: number;
  tone: Tone;
  /** Such as `28 Nov: down`. */
  text: string;
  /** Worth a line in the list for screen readers. */
  notable: boolean;
}

const WIDTH = 5;
const HEIGHT = 24;

/** A row of ticks, one for each day or window, oldest first. Screen readers get the summary and the notable ones as a list. */
export class OpsTicks extends LitElement {
  static styles = css`
    :host { display: block; min-width: 0; }
    svg { display: block; width: 100%; height: 24px; }
    .ok { fill: var(--ok); }
    .degraded { fill: var(--degraded); }
    .down { fill: var(--down); }
    .refused { fill: var(--refused); }
    .unknown { fill: var(--neutral); }
    .plain { fill: var(--accent); }
    .hidden-text { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;
  static properties = {
    ticks: {attribute: false},
    summary: {type: String},
  };

  declare ticks: Tick[];
  declare summary: string;

  constructor() {
    super();
    this.ticks = [];
    this.summary = '';
  }

  protected render() {
    const notable = this.ticks.filter(tick => tick.notable);
    return html`
      <svg viewBox="0 0 ${Math.max(1, this.ticks.length) * WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        ${this.ticks.map((tick, index) => {
          const height = Math.max(2, Math.round(tick.height * HEIGHT));
          return svg`<rect class=${tick.tone} x=${index * WIDTH + 0.75} y=${HEIGHT - height} width=${WIDTH - 1.5} height=${height} rx="0.75">
            <title>${visible(tick.text)}</title></rect>`;
        })}
      </svg>
      <div class="hidden-text"><p>${visible(this.summary)}</p>
        ${notable.length ? html`<ul>${notable.map(tick => html`<li>${visible(tick.text)}</li>`)}</ul>` : ''}</div>`;
  }
}

customElements.define('ops-ticks', OpsTicks);
