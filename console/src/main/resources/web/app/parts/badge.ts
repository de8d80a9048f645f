import {LitElement, css, html} from 'lit';
import type {Health, Status} from '../api/types';
import {visible} from '../text/format';

/** A state: of an event, of a provider (null: never checked), of an alert. */
export type Badge = Status | Health | 'failed' | 'refused' | 'warning' | 'critical' | 'open' | 'closed' | 'acknowledged' | null;

type Tone = 'ok' | 'degraded' | 'down' | 'refused' | 'neutral';

const LOOKS: Record<string, [word: string, shape: string, tone: Tone]> = {
  ok: ['ok', '●', 'ok'],
  degraded: ['degraded', '▲', 'degraded'],
  warning: ['warning', '▲', 'degraded'],
  down: ['down', '■', 'down'],
  critical: ['critical', '■', 'down'],
  error: ['failed', '■', 'down'],
  failed: ['failed', '■', 'down'],
  refused: ['refused', '⊘', 'refused'],
  denied_role: ['refused', '⊘', 'refused'],
  denied_quota: ['refused', '⊘', 'refused'],
  started: ['running', '◌', 'neutral'],
  abandoned: ['abandoned', '?', 'neutral'],
  open: ['open', '■', 'down'],
  acknowledged: ['acknowledged', '▲', 'degraded'],
  closed: ['closed', '●', 'ok'],
};

/** The word for a state, for sentences and titles. */
export function word(state: Badge | string): string {
  return state === null ? 'not checked' : LOOKS[state]?.[0] ?? visible(state);
}

/**
 * A state by word, shape and colour: `<ops-status .value=${event.status}></ops-status>`. `.text` replaces the word, and
 * `quiet` leaves the shape with its word for screen readers only.
 */
export class OpsStatus extends LitElement {
  static properties = {value: {attribute: false}, text: {attribute: false}, quiet: {type: Boolean}};
  static styles = css`
    :host { white-space: nowrap; }
    .shape { display: inline-block; width: 1.25em; text-align: center; }
    .ok { color: var(--ok); }
    .degraded { color: var(--degraded); }
    .down { color: var(--down); }
    .refused { color: var(--refused); }
    .neutral { color: var(--neutral); }
    .hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  `;
  declare value: Badge;
  declare text: string | undefined;
  declare quiet: boolean;

  render() {
    const [, shape, tone] = LOOKS[this.value ?? ''] ?? ['', '◌', 'neutral'];
    return html`<span class=${tone}><span class="shape" aria-hidden="true">${shape}</span
      ><span class=${this.quiet ? 'hidden-text' : ''}>${this.text ?? word(this.value ?? null)}</span></span>`;
  }
}

customElements.define('ops-status', OpsStatus);
