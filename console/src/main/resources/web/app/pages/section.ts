import {html, nothing, type TemplateResult} from 'lit';
import type {Poll} from '../frame/poll';
import '../parts/problem';

/**
 * Shows a part of a page: a skeleton before the first data, a failure with Retry, else the data. Data that could not be renewed stays and says of
 * when it is.
 *
 * @param first a load whose failure the page shows already; the same is not said for each part
 */
export function section<T>(poll: Poll<T>, show: (data: T) => unknown, {lines = 3, first}: {lines?: number; first?: Poll<unknown>} = {}): TemplateResult {
  const failed = poll.error && !first?.error;
  const problem = failed
    ? html`<ops-problem .error=${poll.error} .loadedAt=${poll.data === undefined ? undefined : poll.loadedAt} @retry=${() => poll.refresh()}></ops-problem>` : nothing;
  if (poll.data !== undefined) {
    return html`${problem}${show(poll.data)}`;
  }
  if (poll.error) {
    return html`${failed ? problem : html`<p class="muted">Not loaded.</p>`}`;
  }
  return html`<div class="loading" aria-busy="true">${Array.from({length: lines}, () => html`<div class="skeleton">Loading</div>`)}</div>`;
}

/** Loads again what failed, when another load has shown that the server is back. */
export class Recovery {
  private seen: Date | undefined;

  constructor(private readonly first: Poll<unknown>, private readonly others: Poll<unknown>[]) {}

  /** Call before each drawing. */
  look() {
    if (this.first.loadedAt !== this.seen) {
      this.seen = this.first.loadedAt;
      for (const poll of this.others) {
        if (poll.error) {
          void poll.refresh();
        }
      }
    }
  }
}
