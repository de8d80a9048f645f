import {LitElement, css, html, nothing} from 'lit';
import {ProblemError, client} from '../api/client';
import {now} from '../frame/clock';
import {bytes, exact, visible} from '../text/format';
import {type Ending, ExportFile} from './export-file';
import {exportName} from './exported';
import '../parts/problem';
import {shared} from '../parts/styles';

interface Part {
  ending: Ending;
  number: number;
  query: Record<string, string>; // the range of the first part, so that all parts are of one list
  file: string;
  end: ReturnType<ExportFile['end']>;
}

const SHOWN_MS = 200;

/** Saves the calls of the filter as a file, in parts where the server cuts it. Leaving the page cancels it. */
export class OperationsExport extends LitElement {
  static properties = {
    query: {attribute: false},
    count: {attribute: false},
    capped: {type: Boolean},
    file: {state: true},
    saved: {state: true},
    stopped: {state: true},
    error: {state: true},
  };
  static styles = [
    shared,
    css`
    :host { display: block; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .row + .row { margin-top: 4px; }
    .row p { margin: 0; }
    button[aria-disabled=true] { color: var(--muted); cursor: default; }
    p { margin: 4px 0 0; font-size: var(--small); overflow-wrap: anywhere; }
  `,
  ];

  declare query: () => Record<string, string>;
  declare count: number | null; // null: not known yet
  declare capped: boolean;
  declare file: ExportFile | null; // that is being read
  declare saved: Part | null;
  declare stopped: string;
  declare error: ProblemError | undefined;
  private request: AbortController | null = null;
  private again: (() => void) | null = null;

  constructor() {
    super();
    this.count = null;
    this.capped = false;
    this.file = null;
    this.saved = null;
    this.stopped = '';
    this.error = undefined;
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
  }

  private async save(ending: Ending, query: Record<string, string>, number: number): Promise<void> {
    if (this.file) {
      return;
    }
    const file = (this.file = new ExportFile(ending));
    const {signal} = (this.request = new AbortController());
    this.error = undefined;
    this.stopped = '';
    this.saved = number > 1 ? this.saved : null;
    this.again = () => void this.save(ending, query, number);
    const timer = setInterval(() => this.requestUpdate(), SHOWN_MS);
    void this.keepFocus(ending);
    try {
      await client.download(`/ops/events.${ending}`, query, signal, piece => file.add(piece));
      const name = exportName(now().getTime(), number, ending);
      give(file.blob(), name);
      this.saved = {ending, number, query, file: name, end: file.end()};
    } catch (error) {
      if (signal.aborted) {
        this.stopped = `Cancelled after ${amount(file)}. Nothing was saved.`;
      } else if (file.bytes) {
        this.stopped = `The export broke off after ${amount(file)}. Nothing was saved.`;
      } else {
        this.error = ProblemError.of(error);
      }
    } finally {
      clearInterval(timer);
      this.file = null;
      this.request = null;
      void this.keepFocus(ending);
    }
  }

  /** Call before a drawing by which the button that has the focus may go. */
  private async keepFocus(ending: Ending): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    const had = root.activeElement !== null;
    await this.updateComplete;
    if (had && root.activeElement === null) {
      root.querySelector<HTMLElement>('#export-' + ending)?.focus();
    }
  }

  private cancel(): void {
    this.request?.abort();
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.file) {
      event.preventDefault();
      this.cancel();
    }
  }

  private goOn(part: Part): void {
    void this.save(part.ending, {...part.query, before: part.end!.next!}, part.number + 1);
  }

  render() {
    const number = this.count === null ? '' : ` (${this.capped ? '10,000+' : exact(this.count)})`;
    const button = (ending: Ending, name: string) => html`<button type="button" id=${'export-' + ending}
      ?disabled=${this.count === 0} aria-disabled=${this.file ? 'true' : 'false'}
      aria-label=${`Export these${number} as ${name}`} @click=${() => this.save(ending, this.query(), 1)}>${name}</button>`;
    return html`<div @keydown=${this.keyed}>
      <div class="row"><span id="export-label">Export these${number} as</span>
        ${button('csv', 'CSV')}${button('jsonl', 'JSON Lines')}</div>
      <div class="row"><div role="status" id="export-state">${this.file ? html`<p>Exporting…</p>` : this.outcome()}</div>
        ${
          this.file
            ? html`<span id="export-progress" class="small">${amount(this.file)}</span>
        <button type="button" id="export-cancel" title="Cancel (Esc)" @click=${() => this.cancel()}>Cancel</button>`
            : nothing
        }</div></div>
      <ops-problem id="export-error" .error=${this.error} @retry=${() => this.again?.()}></ops-problem>`;
  }

  private outcome() {
    return html`${
      this.stopped
        ? html`<p id="export-stopped">${this.stopped}
        <button type="button" id="export-again" @click=${() => this.again?.()}>Export again</button></p>`
        : nothing
    }${this.saved ? this.done(this.saved) : nothing}`;
  }

  private done(part: Part) {
    const {file, number, end} = part;
    if (!end || end.error) {
      const why = end?.error ? ` (${visible(end.error)})` : '';
      return html`<p id="export-broken">${file} ends too early${why}: it has not all of these calls. Export it again.</p>`;
    }
    if (!end.holds) {
      return html`<p id="export-broken">${file} was changed on its way: its calls or their SHA-256 are not those that its last
        line names. Export it again.</p>`;
    }
    return html`<p id="export-done">${exact(end.count)} calls in ${file}. SHA-256 of its lines before the last:
        <code id="export-digest">${visible(end.sha256)}</code></p>
      ${end.next ? html`<p>The file was cut here; there are older calls. <button type="button" id="export-continue"
        @click=${() => this.goOn(part)}>Continue in part ${number + 1}</button></p>` : nothing}`;
  }
}
customElements.define('operations-export', OperationsExport);

function amount(file: ExportFile): string {
  return `${exact(file.calls)} ${file.calls === 1 ? 'call' : 'calls'}, ${bytes(file.bytes)}`;
}

function give(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it after the click
}
