import {LitElement, css, html} from 'lit';
import {shared} from '../parts/styles';
import {clockTime} from '../text/format';
import {announce} from './announce';
import {FRESHNESS_CHANGED, lastReached, loss, type Loss, lostSince} from './freshness';
import {set, settings, SETTINGS_CHANGED} from './settings';

const LOST: Record<Loss, {mark: string; text: string; said: string}> = {
  unreached: {mark: '■', text: 'not reached', said: 'The server is not reached.'},
  down: {mark: '■', text: 'database down', said: 'The database is down.'},
  busy: {mark: '▲', text: 'busy', said: 'The server is busy.'},
};

/** `<ops-freshness>`: live, paused, or why nothing newer comes and since when; a button that pauses and goes on. */
export class OpsFreshness extends LitElement {
  static styles = [shared, css`
    button { white-space: nowrap; padding: 0 8px; }
    .lost { color: var(--down); font-weight: 600; }
    .busy { color: var(--degraded); font-weight: 600; }
    .live { color: var(--ok); }
  `];
  private timer = 0;
  private lost: Loss | null = null;

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(FRESHNESS_CHANGED, this.changed);
    window.addEventListener(SETTINGS_CHANGED, this.changed);
    this.timer = window.setInterval(() => document.hidden || this.requestUpdate(), 1_000);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(FRESHNESS_CHANGED, this.changed);
    window.removeEventListener(SETTINGS_CHANGED, this.changed);
    clearInterval(this.timer);
  }

  render() {
    const {live} = settings();
    return html`<button class="quiet" aria-pressed=${String(live)} aria-label="Live"
      title=${live ? 'Pause (.)' : 'Go on (.)'} @click=${this.toggle}>${this.state()}</button>`;
  }

  private state() {
    const {live, zone} = settings();
    const lost = lostSince();
    if (lost) {
      const busy = loss() === 'busy';
      const {mark, text} = LOST[loss()];
      const more = busy ? (live ? ', trying again' : '') : ` since ${clockTime(lost.toISOString(), zone)}`;
      return html`<span class=${busy ? 'busy' : 'lost'}><span aria-hidden="true">${mark}</span> ${text}${more}</span>`;
    }
    if (!live) return html`<span aria-hidden="true">❙❙</span> paused`;
    const reached = lastReached();
    if (!reached) return html`<span class="muted">loading</span>`;
    const seconds = Math.max(0, Math.round((Date.now() - reached.getTime()) / 1_000));
    return html`<span class="live" aria-hidden="true">●</span> live, ${seconds} s ago`;
  }

  private readonly changed = () => {
    const lost = lostSince() ? loss() : null;
    if (lost !== this.lost) announce(lost ? LOST[lost].said : 'The server answers again.');
    this.lost = lost;
    this.requestUpdate();
  };

  private toggle() {
    set({live: !settings().live});
  }
}

customElements.define('ops-freshness', OpsFreshness);
