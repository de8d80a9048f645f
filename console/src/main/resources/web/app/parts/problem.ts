import {LitElement, css, html, nothing} from 'lit';
import type {ProblemError} from '../api/client';
import {visible} from '../text/format';
import {shared} from './styles';
import './time';

/**
 * A failed load: `<ops-problem .error=${poll.error} .loadedAt=${poll.loadedAt} @retry=${() => poll.refresh()}>`. Renders
 * nothing without an error. With `loadedAt` it says how old the data is that is still shown.
 */
export class OpsProblem extends LitElement {
  static properties = {error: {attribute: false}, loadedAt: {attribute: false}};
  static styles = [shared, css`
    .card { border-color: var(--down); background: var(--down-ground); display: grid; gap: 4px; margin-block: 8px; }
    .busy { border-color: var(--degraded); background: var(--degraded-ground); }
    ul { margin: 0; padding-inline-start: 20px; }
  `];
  declare error: ProblemError | undefined;
  declare loadedAt: Date | undefined;

  render() {
    const error = this.error;
    if (!error) return nothing;
    const {code, detail, violations} = error.problem;
    return html`<div class="card ${code === 'busy' ? 'busy' : ''}" role="group" aria-label="Problem">
      <p><strong>${heading(error)}</strong> ${visible(detail)}</p>
      ${violations?.length ? html`<ul>${violations.map((it) =>
        html`<li><span class="mono">${visible(it.field)}</span> ${visible(it.message)}</li>`)}</ul>` : nothing}
      ${this.loadedAt ? html`<p class="small">Below is what was known at
        <ops-time .at=${this.loadedAt.toISOString()} short></ops-time>.</p>` : nothing}
      <div class="row">
        ${error.status === 403 ? nothing : html`<button @click=${this.retry}>Retry</button>`}
        ${error.requestId ? html`<span class="small">Request <span class="mono">${visible(error.requestId)}</span></span>` : nothing}
      </div>
    </div>`;
  }

  private retry() {
    this.dispatchEvent(new CustomEvent('retry', {bubbles: true, composed: true}));
  }
}

const FAILED = 'This could not be loaded.';
const UNAVAILABLE: Record<string, string> = {unavailable: 'The database is down.', busy: 'Busy.'};

function heading(error: ProblemError): string {
  switch (error.status) {
    case 0: return 'Not reached.';
    case 400: return 'This cannot be asked.';
    case 403: return 'Not allowed.';
    case 404: return 'Not found.';
    case 503: return UNAVAILABLE[error.problem.code] ?? FAILED;
    default: return FAILED;
  }
}

customElements.define('ops-problem', OpsProblem);
