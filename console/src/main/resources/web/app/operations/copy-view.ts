import {LitElement, css, html, nothing} from 'lit';
import type {EventBody, EventRow} from '../api/types';
import {curlOf} from './curl';
import {eventPath} from './links';
import {shared} from '../parts/styles';
import {isToolCall} from './words';

/** Copies a call as its id, a link, a command, or JSON; without a clipboard, it shows the text to be copied by hand. */
export class OperationsCopy extends LitElement {
  static properties = {
    event: {attribute: false},
    body: {attribute: false},
    writes: {type: Boolean},
    said: {state: true},
    byHand: {state: true},
  };
  static styles = [
    shared,
    css`
    :host { display: block; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    textarea { width: 100%; min-height: 120px; margin-top: 8px; font: var(--small) / 1.4 var(--mono); background: var(--raised); }
    p { margin: 4px 0 0; min-height: 1.4em; font-size: var(--small); color: var(--muted); }
  `,
  ];

  declare event: EventRow;
  declare body: EventBody | null; // null: not shown
  declare writes: boolean;
  declare said: string;
  declare byHand: string | null;

  constructor() {
    super();
    this.body = null;
    this.writes = false;
    this.said = '';
    this.byHand = null;
  }

  willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('event') && (changed.get('event') as EventRow | undefined)?.id !== this.event.id) {
      this.said = '';
      this.byHand = null;
    }
  }

  private async copy(text: string, said: string): Promise<void> {
    this.byHand = null;
    try {
      await navigator.clipboard.writeText(text);
      this.said = said;
    } catch {
      this.said = 'The browser gives no clipboard. Copy this text:';
      this.byHand = text;
      await this.updateComplete;
      (this.renderRoot.querySelector('textarea') as HTMLTextAreaElement | null)?.select();
    }
  }

  /** Copies a link to the call, without the list's filter. */
  copyLink(): void {
    void this.copy(location.origin + eventPath(this.event.id), 'Link copied.');
  }

  render() {
    const curl = isToolCall(this.event);
    return html`<div class="row" role="group" aria-label="Copy">
        <span class="muted">Copy</span>
        <button type="button" id="copy-id" @click=${() => this.copy(this.event.id, 'Id copied.')}>id</button>
        <button type="button" id="copy-link" @click=${() => this.copyLink()}>link</button>
        ${curl ? html`<button type="button" id="copy-curl" ?disabled=${!this.body} aria-describedby="copy-said"
          @click=${() => this.copyCurl()}>curl</button>` : nothing}
        <button type="button" id="copy-json" @click=${() => this.copyJson()}>JSON</button>
      </div>
      <p id="copy-said" role="status">${this.said || (curl && !this.body ? 'The command needs the input to be shown.' : nothing)}</p>
      ${this.byHand === null ? nothing
        : html`<textarea id="copy-text" readonly aria-label="Text to copy" .value=${this.byHand}></textarea>`}`;
  }

  private copyCurl(): void {
    const command = curlOf(this.event.provider, this.event.tool, this.body!.payload);
    const holes = /<<(host|masked|input|file)/.test(command) ? ' Replace each <<…>>, or the call is refused.' : '';
    const effect = this.writes ? ' This tool writes: the command repeats its effect.' : '';
    void this.copy(command, `Command copied; it reads the token from $TOKEN.${holes}${effect}`);
  }

  private copyJson(): void {
    const body = this.body ? {payload: this.body.payload, result: this.body.result} : {};
    const text = JSON.stringify({...this.event, ...body}, null, 2);
    void this.copy(text, this.body ? 'JSON copied.' : 'JSON copied, without input and result.');
  }
}
customElements.define('operations-copy', OperationsCopy);
