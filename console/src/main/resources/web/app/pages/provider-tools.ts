import {html, nothing, type TemplateResult} from 'lit';
import {count, duration, share, visible} from '../text/format';
import type {ConfiguredProvider, Counts, Stats} from '../api/types';
import {calls, change, failedShare} from './compare';
import {callsPath, counted, type CallsOf} from './links';

const NONE: Counts = {ok: 0, failed: 0, refused: 0, p50_ms: null, p95_ms: null};

/** Each tool with calls, or that is configured, against the time before; each number leads to its calls. */
export function toolTable(stats: Stats, provider: string, before: string, configured: ConfiguredProvider | undefined): TemplateResult {
  const now = totals(stats.series);
  const then = totals(stats.compared);
  const names = [...new Set([...now.keys(), ...then.keys(), ...(configured?.tools.map(tool => tool.tool) ?? [])])]
    .sort((a, b) => calls(now.get(b) ?? NONE) - calls(now.get(a) ?? NONE) || a.localeCompare(b));
  if (!names.length) {
    return html`<p class="muted">No tool was called in this time or ${before}.</p>`;
  }
  return html`<table class="cards dense" id="tool-table">
    <thead><tr><th scope="col">Tool</th>${['Calls', 'Failed', 'Refused', 'p50', 'p95'].map(name => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
    <tbody>${names.map(tool => row(provider, tool, now.get(tool) ?? NONE, then.get(tool) ?? NONE, {provider, tool, from: stats.from, to: stats.to}))}</tbody>
  </table>`;
}

function row(provider: string, tool: string, now: Counts, then: Counts, of: CallsOf): TemplateResult {
  const failed = failedShare(now);
  const failedThen = failedShare(then);
  return html`<tr id="tool-${provider}-${tool}">
    <td class="lead"><a class="plain" href=${callsPath(of)}>${visible(tool)}</a></td>
    ${cell('Calls', counted(calls(now), callsPath(of)), calls(now) || calls(then) ? change(calls(now), calls(then)) : '')}
    ${cell('Failed', linked(share(failed), {...of, status: 'failed'}), failedThen === null ? '' : share(failedThen))}
    ${cell('Refused', counted(now.refused, callsPath({...of, status: 'refused'})), now.refused || then.refused ? count(then.refused) : '')}
    ${latency('p50', now.p50_ms, then.p50_ms, of)}
    ${latency('p95', now.p95_ms, then.p95_ms, of)}
  </tr>`;
}

function latency(label: string, now: number | null, then: number | null, of: CallsOf): TemplateResult {
  return cell(label, linked(duration(now), {...of, min_ms: now == null ? null : Math.floor(now)}), then == null ? '' : duration(then));
}

function linked(text: string, of: CallsOf): TemplateResult {
  return html`<a class="plain" href=${callsPath(of)}>${text}</a>`;
}

function cell(label: string, value: TemplateResult, before: string): TemplateResult {
  return html`<td class="number" data-label=${label}><span>${value}${before
    ? html`<span class="before">${before}</span>` : nothing}</span></td>`;
}

function totals(series: Stats['series']): Map<string, Counts> {
  return new Map(series.filter(one => one.tool).map(one => [one.tool!, one.total]));
}
