import {html, type TemplateResult} from 'lit';
import {now} from '../frame/clock';
import {count, duration, visible} from '../text/format';
import type {HealthHistory} from '../api/types';
import {lasting} from './lasting';

/** Times in which a provider was degraded or down, newest first, with cause and length. */
export function spells(history: HealthHistory): TemplateResult {
  if (!history.spells.length) {
    return html`<p class="muted">Neither degraded nor down in this time.</p>`;
  }
  return html`<table class="cards dense" id="spells">
    <thead><tr><th scope="col">State</th><th scope="col">From</th><th scope="col">Until</th><th scope="col" class="number">Length</th><th scope="col" class="number">Checks</th><th scope="col">Cause</th></tr></thead>
    <tbody>${history.spells.map(spell => html`<tr>
      <td class="lead"><ops-status .value=${spell.status}></ops-status></td>
      <td data-label="From"><ops-time .at=${spell.from} short></ops-time></td>
      <td data-label="Until">${spell.until ? html`<ops-time .at=${spell.until} short></ops-time>` : 'now'}</td>
      <td class="number" data-label="Length">${spell.until ? duration(Math.max(0, Date.parse(spell.until) - Date.parse(spell.from))) : lasting(now().getTime() - Date.parse(spell.from))}</td>
      <td class="number" data-label="Checks">${count(spell.checks)}</td>
      <td class="full" data-label="Cause">${visible(spell.message)}</td></tr>`)}</tbody>
  </table>`;
}
