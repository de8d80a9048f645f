import {LitElement, css, html, nothing} from 'lit';
import {ProblemError, client} from '../api/client';
import type {EventBody, EventDetail} from '../api/types';
import {count, visible} from '../text/format';
import {isEmpty, isTruncated, linesOf} from './body';
import '../parts/problem';
import {shared} from '../parts/styles';
import {callerName} from './words';

/** Fired when a body was read; the detail is what was read. */
export type BodyEvent = CustomEvent<EventBody>;

/** Input and result of a call, side by side. A body that belongs to another caller is read only after a person asked for it. */
export class OperationsBody extends LitElement {
  static properties = {detail: {attribute: false}, body: {state: true}, error: {state: true}, loading: {state: true}};
  static styles = [
    shared,
    css`
    :host { display: block; container-type: inline-size; }
    .sides { display: grid; gap: 12px; }
    @container (min-width: 560px) { .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
    figure { margin: 0; min-width: 0; }
    figcaption { font-weight: 600; margin-bottom: 4px; }
    pre { margin: 0; padding: 8px; max-height: 420px; overflow: auto; background: var(--raised); border: 1px solid var(--line);
      border-radius: var(--radius); font: var(--small) / 1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: none; color: var(--refused); font-weight: 700; }
    p { margin: 4px 0; }
  `,
  ];

  declare detail: EventDetail;
  declare body: EventBody | null;
  declare error: ProblemError | undefined;
  declare loading: boolean;
  private request: AbortController | null = null;

  constructor() {
    super();
    this.body = null;
    this.error = undefined;
    this.loading = false;
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.request?.abort();
  }

  willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('detail')) {
      return;
    }
    const before = changed.get('detail') as EventDetail | undefined;
    const other = before?.event.id !== this.detail.event.id;
    if (other) {
      this.request?.abort();
      this.body = null;
      this.error = undefined;
      this.loading = false;
    }
    const ended = before?.event.finished_at !== this.detail.event.finished_at;
    if (this.detail.body === 'own' && (other || ended)) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.loading = true;
    this.error = undefined;
    try {
      const body = await client.get<EventBody>(
        `/ops/events/${encodeURIComponent(this.detail.event.id)}/body`,
        {},
        request.signal,
      );
      if (request === this.request && !request.signal.aborted) {
        this.body = body;
        this.dispatchEvent(new CustomEvent('ops-body', {detail: body}));
      }
    } catch (error) {
      if (request === this.request && !request.signal.aborted) {
        this.error = ProblemError.of(error);
      }
    } finally {
      if (request === this.request) {
        this.loading = false;
      }
    }
  }

  render() {
    if (this.body) {
      return html`${this.body.recorded
        ? html`<p id="body-recorded" class="muted" role="status">Your look is recorded.</p>` : nothing}
        <div class="sides">${side('input', 'Input', this.body.payload, this.running())}
          ${side('result', 'Result', this.body.result, this.running())}</div>`;
    }
    if (this.error) {
      return html`<ops-problem id="body-error" .error=${this.error} @retry=${() => this.load()}></ops-problem>`;
    }
    if (this.detail.body === 'look_is_recorded') {
      return html`<p id="body-ask">Input and result belong to ${callerName(this.detail.event)}. Show them? Your look is recorded.
        <button type="button" id="body-show" ?disabled=${this.loading} @click=${() => this.load()}>Show</button></p>`;
    }
    return html`<p class="muted" role="status">${this.loading ? 'Loading input and result…' : nothing}</p>`;
  }

  private running(): boolean {
    return this.detail.event.status === 'started';
  }
}
customElements.define('operations-body', OperationsBody);

function side(id: string, title: string, value: unknown, running: boolean) {
  return html`<figure id=${'body-' + id}><figcaption>${title}</figcaption>${content(id, title, value, running)}</figure>`;
}

function content(id: string, title: string, value: unknown, running: boolean) {
  if (isEmpty(value)) {
    const words = running && id === 'result' ? 'None yet: the call is running.' : 'Nothing was recorded.';
    return html`<p class="muted">${words}</p>`;
  }
  if (isTruncated(value)) {
    return html`<p data-truncated=${id}>Cut: the whole has ${count(value.bytes)} bytes,
      SHA-256 <code>${visible(value.sha256)}</code>. Its beginning:</p>
      ${pre(title, [[{text: String(value.head ?? ''), masked: false}]])}`;
  }
  return pre(title, linesOf(value));
}

function pre(title: string, lines: ReturnType<typeof linesOf>) {
  const last = lines.length - 1;
  return html`<pre tabindex="0" role="region" aria-label=${title}>${lines.map(
    (line, at) =>
      html`${line.map(piece =>
        piece.masked ? html`<mark title="masked in the audit log">***</mark>` : visible(piece.text, {lines: true}),
      )}${at < last ? '\n' : nothing}`,
  )}</pre>`;
}
