// What an empty list says.
import {html, nothing} from 'lit';
import type {Catalogue} from '../api/types';
import {curlOf} from './curl';
import {type Filter, RANGE_NAMES, type Range, isNarrow} from './filter';

export interface EmptyChoices {
  clear: () => void;
  range: (range: Range) => void;
}

/** `isNew` where the reader has no call at all. */
export function emptyOf(filter: Filter, isNew: boolean, catalogue: Catalogue | null, choices: EmptyChoices) {
  const narrow = isNarrow(filter);
  if (isNew && !narrow) {
    return html`<div class="empty" id="empty" data-empty="new"><p><b>No calls yet.</b> Make the first one,
      with a token of your own in <code>$TOKEN</code>:</p>
      <pre tabindex="0" role="region" aria-label="A first call">${firstCall(catalogue)}</pre>
      <p class="muted">It appears here within seconds.</p></div>`;
  }
  const wider = widerThan(filter);
  const when = filter.from !== null || filter.to !== null ? 'in this range' : `in the ${RANGE_NAMES[filter.range]}`;
  return html`<div class="empty" id="empty" data-empty=${narrow ? 'filter' : 'range'}>
    <p>${narrow ? `No calls match this filter ${when}.` : `No calls ${when}.`}</p>
    <p>${wider ? html`<button type="button" id="empty-wider"
      @click=${() => choices.range(wider)}>${capital(RANGE_NAMES[wider])}</button>` : nothing}
      ${narrow ? html`<button type="button" id="empty-clear" @click=${choices.clear}>Clear the filter</button>` : nothing}</p>
    ${filter.fields.q ? html`<p class="muted">
      The search finds whole words of the redacted input and of the error, not parts of words.</p>` : nothing}</div>`;
}

function widerThan(filter: Filter): Range | null {
  if (filter.from !== null || filter.to !== null) {
    return '7d';
  }
  return filter.range === '30d' ? null : filter.range === '7d' ? '30d' : '7d';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function firstCall(catalogue: Catalogue | null): string {
  const providers = (catalogue?.providers ?? []).filter(item => item.enabled);
  const tools = providers.flatMap(item =>
    item.tools.filter(tool => tool.enabled && tool.effect === 'read').map(tool => ({provider: item.provider, tool: tool.tool})),
  );
  const check = tools.find(item => item.provider === 'socket' && item.tool === 'package.check');
  if (check || !tools.length) {
    return curlOf('socket', 'package.check', {packages: ['pkg:npm/left-pad@1.3.0']});
  }
  return curlOf(tools[0].provider, tools[0].tool, {});
}
