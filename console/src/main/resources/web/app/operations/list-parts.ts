// Parts around the list: newer calls that wait, and how far it goes.
import {html, nothing} from 'lit';
import {count} from '../text/format';
import type {Filter} from './filter';
import type {Listed} from './merged';
import type {ProblemError} from '../api/client';
import '../parts/problem';
import '../parts/time';

export function newerPill(list: Listed, show: () => void) {
  if (!list.waiting.length) {
    return nothing;
  }
  const number = list.waitingMore ? count(list.waiting.length) + '+' : count(list.waiting.length);
  return html`<button type="button" id="newer" title="Show newer calls (n)" @click=${show}>↑ ${number} newer</button>`;
}

/** `older` loads what is older, or goes on with a search that stopped. */
export function endOfList(list: Listed, loading: boolean, error: ProblemError | undefined, older: () => void) {
  const button = (words: string) =>
    html`<button type="button" id="older" ?disabled=${loading} @click=${older}>${loading ? 'Loading…' : words}</button>`;
  return html`<div class="end" id="end" data-end=${list.end}>
    ${
      list.end === 'budget' && list.older
        ? html`<span id="end-words">${list.rows.length ? nothing : 'No calls found yet. '}Searched back to
          <ops-time .at=${list.searchedUntil ?? list.from} short></ops-time>.</span>
          ${button('Keep looking')}`
        : list.older
          ? button('Older')
          : list.rows.length
            ? html`<span id="end-words">That is all since <ops-time .at=${list.from} short></ops-time>.</span>`
            : nothing
    }
    ${
      list.indexedUntil
        ? html`<span id="end-indexed" class="muted">Words are indexed up to <ops-time .at=${list.indexedUntil}></ops-time>;
      newer calls are searched one by one.</span>`
        : nothing
    }
    <ops-problem id="older-error" .error=${error} @retry=${older}></ops-problem>
  </div>`;
}

/** Why nothing newer comes although time passes. */
export function stillness(filter: Filter, live: boolean, again: () => void) {
  if (!live) {
    return html`<span id="still" class="muted">paused</span>`;
  }
  if (filter.fields.q) {
    return html`<span id="still" class="muted">A search for words is not repeated by itself.
      <button type="button" id="search-again" @click=${again}>Search again</button></span>`;
  }
  return filter.to ? html`<span id="still" class="muted">This range has ended; newer calls are not in it.</span>` : nothing;
}
