import {LitElement, css, html, svg} from 'lit';
import {visible} from '../text/format';
import {pieces} from './spark-path';

/** A small line of latency. Times without a response are blocks from top to bottom, so that an outage is no gap in the line. */
export class OpsSpark extends LitElement {
  static styles = css`
    :host { display: block; min-width: 0; }
    svg { display: block; width: 100%; height: 28px; overflow: visible; }
    path { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    rect { fill: var(--down); opacity: 0.35; }
  `;
  static properties = {
    values: {attribute: false},
    label: {type: String},
  };

  /** Null: no response at that time; undefined: not checked. */
  declare values: (number | null | undefined)[];
  declare label: string;

  constructor() {
    super();
    this.values = [];
    this.label = '';
  }

  protected render() {
    const {paths, blocks} = pieces(this.values, 100, 28);
    return html`<svg viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label=${visible(this.label)}>
      ${blocks.map(block => svg`<rect x=${block.x} y="0" width=${block.width} height="28" />`)}
      ${paths.map(path => svg`<path d=${path} />`)}
    </svg>`;
  }
}

customElements.define('ops-spark', OpsSpark);
