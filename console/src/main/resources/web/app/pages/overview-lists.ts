import {html, nothing, type TemplateResult} from 'lit';
import {path} from '../frame/router';
import {visible} from '../text/format';
import type {Failures, Quotas, QuotaNow, Status} from '../api/types';
import {callsPath, counted} from './links';
import {byNearness, key, usedShare} from './projection';

const SHOWN = 8;
const WORDS: Partial<Record<Status, string>> = {denied_role: 'refused: role', denied_quota: 'refused: quota'};

/** The failures and refusals that occur most. Readers who see only their own calls are told so. */
export function failureTable(failures: Failures, range: {from: string; to: string}): TemplateResult {
  if (!failures.failures.length) {
    return html`<p class="muted">No call failed or was refused${failures.scope === 'own' ? ' among yours' : ''}. <a href=${callsPath(range)}>All calls</a></p>`;
  }
  return html`
    <table class="cards dense" id="failure-table">
      <thead><tr><th scope="col">Tool</th><th scope="col">State</th><th scope="col">Error</th><th scope="col" class="number">Calls</th>
        ${failures.scope === 'all' ? html`<th scope="col" class="number">Callers</th>` : nothing}<th scope="col" class="number">Last</th></tr></thead>
      <tbody>${failures.failures.slice(0, SHOWN).map(failure => {
        const calls = callsPath({...range, provider: failure.provider, tool: failure.tool, status: failure.status, error: failure.error});
        return html`<tr>
          <td class="lead"><a class="plain" href=${callsPath({...range, provider: failure.provider, tool: failure.tool})}>${visible(`${failure.provider}/${failure.tool}`)}</a></td>
          <td class="full" data-label="State"><ops-status .value=${failure.status} .text=${WORDS[failure.status]}></ops-status></td>
          <td class="full" data-label="Error">${failure.error ? html`<span class="mono">${visible(failure.error)}</span>` : nothing}</td>
          <td class="number" data-label="Calls">${counted(failure.calls, calls)}</td>
          ${failures.scope === 'all' ? html`<td class="number" data-label="Callers">${failure.callers == null ? '–' : counted(failure.callers, calls)}</td>` : nothing}
          <td class="number" data-label="Last"><ops-time .at=${failure.last_at} short></ops-time></td>
        </tr>`;
      })}</tbody>
    </table>
    ${failures.capped ? html`<p class="muted small">Counted from the newest failures only; there are more.</p>` : nothing}
    ${failures.scope === 'own' ? html`<p class="muted small">Your own calls; an administrator sees everyone's.</p>` : nothing}`;
}

/** Those with a limit that are nearest to it. */
export function nearest(quotas: QuotaNow[]): QuotaNow[] {
  return quotas.filter(quota => usedShare(quota) !== null && quota.used > 0).sort(byNearness).slice(0, 5);
}

export function nearestLimits(quotas: Quotas, bar: (quota: QuotaNow) => TemplateResult): TemplateResult {
  const shown = nearest(quotas.quotas);
  if (!shown.length) {
    return html`<p class="muted">No limit is in use${quotas.scope === 'own' ? ' by your calls' : ''} at present. <a href=${path('quotas')}>All quotas</a></p>`;
  }
  return html`
    <ul class="limits">${shown.map(quota => html`<li id="limit-${key(quota).replaceAll(' ', '-')}">
      <p class="name wrap">${quotas.scope === 'all' ? html`<a class="plain" href=${path('quotas', null, {caller: quota.caller_id})}>${visible(quota.caller_name ?? quota.caller_id)}</a> ` : nothing}
        <span class="muted">${visible(`${quota.provider} ${quota.quota_class}`)}</span></p>
      ${bar(quota)}
    </li>`)}</ul>
    <p class="small"><a href=${path('quotas')}>All quotas</a></p>`;
}

