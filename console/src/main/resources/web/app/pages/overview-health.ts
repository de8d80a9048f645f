import {html, nothing, type TemplateResult} from 'lit';
import {age, duration, share, visible} from '../text/format';
import type {HealthHistory, ProviderNow} from '../api/types';
import {dayTicks, dayTicksSummary, latencies} from './health-ticks';
import {providerPath} from './links';

/** The card of a provider: state, latency of a day, and a tick for each of the days. */
export function healthCard(provider: ProviderNow, day: HealthHistory | undefined, days: HealthHistory | undefined, count: number): TemplateResult {
  const path = providerPath(provider.provider);
  const ticks = days ? dayTicks(days, count) : null;
  const quiet = !provider.status || provider.status === 'ok';
  return html`
    <article class="card health" id="provider-${provider.provider}" aria-labelledby="name-${provider.provider}">
      <header>
        <h3 id="name-${provider.provider}"><a class="plain" href=${path}>${visible(provider.provider)}</a></h3>
        <ops-status .value=${provider.status}></ops-status>
        ${provider.since && !quiet ? html`<span class="muted small">since <ops-time .at=${provider.since} short></ops-time></span>` : nothing}
      </header>
      <p class="figures number">
        <span>${provider.status === 'down' ? 'no response' : provider.latency_ms == null ? '–' : html`<a class="plain" href=${path}>${duration(provider.latency_ms)}</a>`}</span>
        ${days && days.up_share != null ? html`<span class="muted">up <a class="plain" href=${path}>${share(days.up_share)}</a></span>` : nothing}
        ${provider.upstream_total ? html`<span class="muted">quota <a class="plain" href=${path}>${share((provider.upstream_used ?? 0) / provider.upstream_total)}</a></span>` : nothing}
      </p>
      <ops-spark .values=${day ? latencies(day) : []} label="Latency of ${provider.provider} in 24 hours"></ops-spark>
      <ops-ticks .ticks=${ticks ?? []} summary=${ticks ? dayTicksSummary(ticks) : ''}></ops-ticks>
      <p class="scale muted"><span>90 days ago</span><span>today</span></p>
      ${!quiet && provider.message ? html`<p class="message wrap">${visible(provider.message)}</p>` : nothing}
      ${provider.stale && provider.checked_at ? html`<p class="stale">Not checked since <ops-time .at=${provider.checked_at} short></ops-time> (${age(provider.checked_at)})</p>` : nothing}
    </article>`;
}
