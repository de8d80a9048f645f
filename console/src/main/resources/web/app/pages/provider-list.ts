import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {client} from '../api/client';
import type {Catalogue, ProviderNow, Pulse, Stats} from '../api/types';
import {Poll} from '../frame/poll';
import {loadPulse} from '../frame/pulse';
import {duration, share, visible} from '../text/format';
import {calls, failedShare} from './compare';
import {callsPath, counted, providerPath} from './links';
import {pageStyles} from './page-styles';
import {Recovery, section} from './section';
import {askedRange, lastRange} from './server-range';
import '../parts/badge';
import '../parts/time';

const DAY_S = 86_400;

/** The configured providers with their state and the calls of a day, and those that were checked once and are configured no more. */
export class ProviderList extends LitElement {
  static styles = pageStyles;

  private readonly catalogue = new Poll<Catalogue>(this, signal => client.get('/ops/providers', {}, signal), {every: 60});
  private readonly pulse = new Poll<Pulse>(this, loadPulse);
  private readonly stats = new Poll<Stats>(this, async signal =>
    client.get('/ops/stats', {...await askedRange(DAY_S, 3600, signal), step: 3600, by: 'provider'}, signal), {every: 30});
  private readonly recovery = new Recovery(this.pulse, [this.catalogue, this.stats]);

  protected willUpdate() {
    this.recovery.look();
  }

  protected render() {
    return html`<h1 tabindex="-1">Providers</h1>
      ${section(this.catalogue, catalogue => html`
        ${catalogue.providers.length === 0 ? html`<p class="muted">No provider is configured. Providers are entries of <code>provider-config.yaml</code>.</p>` : this.table(catalogue)}`, {lines: 6})}`;
  }

  private table(catalogue: Catalogue): TemplateResult {
    const now = new Map(this.pulse.data?.providers.map(provider => [provider.provider, provider]));
    return html`<table class="cards" id="providers">
      <thead><tr><th scope="col">Provider</th><th scope="col">State</th><th scope="col">Since</th><th scope="col" class="number">Latency of check</th><th scope="col" class="number">Upstream quota</th>
        <th scope="col" class="number">Calls, 24 h</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Refused</th><th scope="col" class="number">p95</th></tr></thead>
      <tbody>${catalogue.providers.map(({provider, title, enabled}) => this.row(provider, title, enabled, now.get(provider)))}</tbody>
    </table>`;
  }

  private row(provider: string, title: string, enabled: boolean, now: ProviderNow | undefined): TemplateResult {
    const total = this.stats.data?.series.find(series => series.provider === provider)?.total;
    const range = lastRange(DAY_S);
    const path = providerPath(provider);
    const failed = total ? failedShare(total) : null;
    const link = (text: string, of: Record<string, string | number>) => html`<a class="plain" href=${callsPath({...range, provider, ...of})}>${text}</a>`;
    return html`<tr id="provider-${provider}">
      <td class="lead"><span><a href=${path}>${visible(title || provider)}</a>${title && title !== provider ? html` <span class="muted small">${visible(provider)}</span>` : nothing}
        ${enabled ? nothing : html` <span class="muted small">disabled</span>`}</span></td>
      <td data-label="State"><ops-status .value=${now?.status ?? null}></ops-status></td>
      <td data-label="Since">${now?.since ? html`<ops-time .at=${now.since} short></ops-time>` : '–'}</td>
      <td class="number" data-label="Latency of check">${now?.status === 'down' ? '–' : duration(now?.latency_ms)}</td>
      <td class="number" data-label="Upstream quota">${now?.upstream_total ? share((now.upstream_used ?? 0) / now.upstream_total) : '–'}</td>
      <td class="number" data-label="Calls, 24 h">${total ? counted(calls(total), callsPath({...range, provider})) : this.stats.data ? '0' : '–'}</td>
      <td class="number" data-label="Failed">${total ? link(share(failed), {status: 'failed'}) : '–'}</td>
      <td class="number" data-label="Refused">${total ? counted(total.refused, callsPath({...range, provider, status: 'refused'})) : '–'}</td>
      <td class="number" data-label="p95">${total && total.p95_ms != null ? link(duration(total.p95_ms), {min_ms: Math.floor(total.p95_ms)}) : '–'}</td>
    </tr>`;
  }
}

customElements.define('provider-list', ProviderList);
