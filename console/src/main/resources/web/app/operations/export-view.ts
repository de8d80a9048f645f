import {LitElement, css, html, nothing} from 'lit';
import {ProblemError, client} from '../api/client';
import {now} from '../frame/clock';
import {exact, visible} from '../text/format';
import {type ExportEnd, exportEnd, exportName} from './exported';
import '../parts/problem';
import {shared} from '../parts/styles';

type Ending = 'csv' | 'jsonl';

/** Bytes from the end of a file that hold its last line. */
const TAIL_BYTES = 4096;

interface Part {
  ending: Ending;
  number: number;
  query: Record<string, string>; // the range of the first part, so that all parts are of one list
  file: string;
  end: ExportEnd | null;
}

/** Saves the calls of the filter as a file, in parts where the server cuts it. */
export class OperationsExport extends LitElement {
  static properties = {
    query: {attribute: false},
    count: {attribute: false},
    capped: {type: Boolean},
    running: {state: true},
    saved: {state: true},
    error: {state: true},
  };
  static styles = [
    shared,
    css`
    :host { display: block; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    p { margin: 4px 0 0; font-size: var(--small); overflow-wrap: anywhere; }
  `,
  ];

  declare query: () => Record<string, string>;
  declare count: number | null; // null: not known yet
  declare capped: boolean;
  declare running: boolean;
  declare saved: Part | null;
  declare error: ProblemError | undefined;
  private again: (() => void) | null = null;

  constructor() {
    super();
    this.count = null;
    this.capped = this.running = false;
    this.saved = null;
    this.error = undefined;
  }

  private async save(ending: Ending, query: Record<string, string>, number: number): Promise<void> {
    this.running = true;
    this.error = undefined;
    this.saved = number > 1 ? this.saved : null;
    try {
      const blob = await client.download(`/ops/events.${ending}`, query);
      const end = exportEnd(await blob.slice(Math.max(blob.size - TAIL_BYTES, 0)).text());
      const file = exportName(now().getTime(), number, ending);
      give(blob, file);
      this.saved = {ending, number, query, file, end};
    } catch (error) {
      this.error = ProblemError.of(error);
      this.again = () => void this.save(ending, query, number);
    } finally {
      this.running = false;
    }
  }

  private goOn(part: Part): void {
    void this.save(part.ending, {...part.query, before: part.end!.next!}, part.number + 1);
  }

  render() {
    const number = this.count === null ? '' : ` (${this.capped ? '10,000+' : exact(this.count)})`;
    const button = (
      ending: Ending,
      name: string,
    ) => html`<button type="button" id=${'export-' + ending} ?disabled=${this.running || this.count === 0}
      aria-label=${`Export these${number} as ${name}`} @click=${() => this.save(ending, this.query(), 1)}>${name}</button>`;
    return html`<div class="row"><span id="export-label">Export these${number} as</span>
        ${button('csv', 'CSV')}${button('jsonl', 'JSON Lines')}</div>
      <div role="status" id="export-state">
        ${this.running ? html`<p>Exporting…</p>` : this.saved ? this.done(this.saved) : nothing}</div>
      <ops-problem id="export-error" .error=${this.error} @retry=${() => this.again?.()}></ops-problem>`;
  }

  private done(part: Part) {
    const {file, number, end} = part;
    if (!end || end.error) {
      const why = end?.error ? ` (${visible(end.error)})` : '';
      return html`<p id="export-broken">${file} ends too early${why}: it has not all of these calls. Export it again.</p>`;
    }
    return html`<p id="export-done">${exact(end.count)} calls in ${file}. SHA-256 of its lines before the last:
        <code id="export-digest">${visible(end.sha256)}</code></p>
      ${end.next ? html`<p>The file was cut here; there are older calls. <button type="button" id="export-continue"
        @click=${() => this.goOn(part)}>Continue in part ${number + 1}</button></p>` : nothing}`;
  }
}
customElements.define('operations-export', OperationsExport);

function give(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it after the click
}
