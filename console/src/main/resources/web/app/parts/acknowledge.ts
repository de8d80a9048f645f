import {LitElement, css, html, nothing} from 'lit';
import type {Acknowledged, Alert} from '../api/types';
import {client, ProblemError} from '../api/client';
import {announce} from '../frame/announce';
import {visible} from '../text/format';
import {shared} from './styles';
import './time';

const LONGEST_NOTE = 500;

/**
 * Who acknowledged an alert, or the button and form to do it. The form keeps its text whatever the alert turns into meanwhile. Events:
 * `ops-writing` (boolean) when the form opens or closes, `ops-acknowledged` (Alert) when it was recorded.
 */
export class OpsAcknowledge extends LitElement {
  static styles = [shared, css`
    :host { display: block; min-width: 0; }
    form { display: grid; gap: 8px; max-width: 480px; padding: 8px 0; }
    textarea { width: 100%; min-height: 60px; resize: vertical; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .left { margin-inline-start: auto; }
    .failure { color: var(--down); }
    .done { overflow-wrap: anywhere; }
  `];
  static properties = {
    alert: {attribute: false},
    may: {type: Boolean},
    open: {state: true},
    note: {state: true},
    sending: {state: true},
    failure: {state: true},
    late: {state: true},
  };

  declare alert: Alert;
  declare may: boolean;
  declare open: boolean;
  declare note: string;
  declare sending: boolean;
  declare failure: string;
  /** The words where another person was first. */
  declare late: string;

  constructor() {
    super();
    this.may = false;
    this.open = false;
    this.note = '';
    this.sending = false;
    this.failure = '';
    this.late = '';
  }

  private async show(open: boolean) {
    this.open = open;
    this.failure = '';
    this.dispatchEvent(new CustomEvent('ops-writing', {detail: open, bubbles: true, composed: true}));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(open ? 'textarea' : '.start')?.focus();
  }

  private async send(event: Event) {
    event.preventDefault();
    if (this.sending) {
      return;
    }
    this.sending = true;
    this.failure = '';
    try {
      const note = this.note.trim();
      const answer = await client.post<Acknowledged>(`/ops/alerts/${encodeURIComponent(this.alert.id)}/acknowledge`, note ? {note} : {});
      this.late = answer.outcome === 'acknowledged'
        ? `${visible(answer.alert.acknowledged_name ?? 'Another person')} was first${note ? '; your note was not kept' : ''}.` : '';
      announce(this.late || 'Acknowledged');
      this.alert = answer.alert;
      this.note = '';
      await this.show(false);
      this.dispatchEvent(new CustomEvent('ops-acknowledged', {detail: answer.alert, bubbles: true, composed: true}));
    } catch (failure) {
      this.failure = ProblemError.of(failure).problem.detail;
    } finally {
      this.sending = false;
    }
  }

  protected render() {
    const {alert} = this;
    return html`
      ${alert.acknowledged_at ? this.acknowledged() : this.open ? nothing : this.notYet()}
      ${this.open ? this.form() : nothing}`;
  }

  private acknowledged() {
    const {alert} = this;
    return html`<p class="done">acknowledged by <b>${visible(alert.acknowledged_name ?? alert.acknowledged_by ?? 'unknown')}</b>
      <ops-time .at=${alert.acknowledged_at} short></ops-time>${alert.note ? html`: <q>${visible(alert.note)}</q>` : nothing}
      ${this.late ? html`<span class="muted late">${this.late}</span>` : nothing}</p>`;
  }

  private notYet() {
    return html`<p class="row">${this.alert.closed_at ? html`<span class="muted">was not acknowledged</span>` : html`<span>not acknowledged</span>`}
      ${this.may ? html`<button type="button" class="start" @click=${() => this.show(true)}>Acknowledge</button>` : nothing}</p>`;
  }

  private form() {
    return html`<form @submit=${this.send} @keydown=${this.keyed} aria-label="Acknowledge ${visible(this.alert.title)}">
      <label for="note">Note, optional</label>
      <textarea id="note" name="note" maxlength=${LONGEST_NOTE} .value=${this.note} ?disabled=${this.sending}
        @input=${(event: Event) => this.note = (event.target as HTMLTextAreaElement).value}></textarea>
      ${this.failure ? html`<p class="failure" role="alert">${visible(this.failure)}</p>` : nothing}
      <div class="row">
        <button type="submit" class="primary" ?disabled=${this.sending}>Acknowledge</button>
        <button type="button" ?disabled=${this.sending} @click=${() => this.show(false)}>Cancel</button>
        <span class="muted left">${this.note.length} of ${LONGEST_NOTE}</span>
      </div>
      ${this.alert.closed_at ? html`<p class="muted">The alert has closed meanwhile.</p>` : nothing}
    </form>`;
  }

  private keyed(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape' && !this.note) {
      void this.show(false);
    }
  }
}

customElements.define('ops-acknowledge', OpsAcknowledge);
