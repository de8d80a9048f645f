import {html, nothing, type TemplateResult} from 'lit';
import type {Poll} from '../frame/poll';
import '../parts/problem';

/**
 * Shows a part of a page: a skeleton before the first data, a failure with Retry, else the data. Data that could not be renewed stays and says of
 * when it is.
 */
export function section<T>(poll: Poll<T>, show: (data: T) => unknown, lines = 2): TemplateResult {
  const problem = poll.error
    ? html`<ops-problem .error=${poll.error} .loadedAt=${poll.data === undefined ? undefined : poll.loadedAt} @retry=${() => poll.refresh()}></ops-problem>` : nothing;
  if (poll.data !== undefined) {
    return html`${problem}${show(poll.data)}`;
  }
  return html`${poll.error ? problem : html`<div class="loading" aria-busy="true">${Array.from({length: lines}, () => html`<div class="skeleton">Loading</div>`)}</div>`}`;
}
