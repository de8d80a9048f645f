import {LitElement, css, html} from 'lit';
import {shared} from '../parts/styles';
import {clockTime} from '../text/format';
import {announce} from './announce';
import {FRESHNESS_CHANGED, isDatabaseDown, lastReached, lostSince} from './freshness';
import {set, settings, SETTINGS_CHANGED} from './settings';

/** `<ops-freshness>`: live, paused, or not reached since; a button that pauses and goes on. */
export class OpsFreshness extends LitElement {
  static styles = [shared, css`
    button { white-space: nowrap; padding: 0 8px; }
    .lost { color: var(--down); font-weight: 600; }
    .live { color: var(--ok); }
  `];
  private timer = 0;
  private wasLost = false;

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
      const since = clockTime(lost.toISOString(), zone);
      const text = isDatabaseDown() ? `database down since ${since}` : `not reached since ${since}`;
      return html`<span class="lost"><span aria-hidden="true">■</span> ${text}</span>`;
    }
    if (!live) return html`<span aria-hidden="true">❙❙</span> paused`;
    const reached = lastReached();
    if (!reached) return html`<span class="muted">loading</span>`;
    const seconds = Math.max(0, Math.round((Date.now() - reached.getTime()) / 1_000));
    return html`<span class="live" aria-hidden="true">●</span> live, ${seconds} s ago`;
  }

  private readonly changed = () => {
    const lost = lostSince() !== null;
    if (lost !== this.wasLost) {
      announce(lost ? (isDatabaseDown() ? 'The database is down.' : 'The server is not reached.') : 'The server answers again.');
    }
    this.wasLost = lost;
    this.requestUpdate();
  };

  private toggle() {
    set({live: !settings().live});
  }
}

customElements.define('ops-freshness', OpsFreshness);
