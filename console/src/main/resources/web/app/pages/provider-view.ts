import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {client} from '../api/client';
import type {Catalogue, ConfiguredProvider, HealthHistory, ProviderNow, Pulse, Stats} from '../api/types';
import {now} from '../frame/clock';
import {Poll} from '../frame/poll';
import {loadPulse} from '../frame/pulse';
import {path} from '../frame/router';
import {title} from '../frame/title';
import {age, duration, share, visible} from '../text/format';
import {dayTicks, dayTicksSummary} from './health-ticks';
import {lasting} from './lasting';
import {once} from './once';
import {pageStyles} from './page-styles';
import {configuration} from './provider-configuration';
import {spells} from './provider-spells';
import {toolCharts, toolLines} from './provider-charts';
import {providerStyles} from './provider-styles';
import {toolTable} from './provider-tools';
import {upstream, upstreamChart} from './provider-upstream';
import {rangeNamed, RANGES} from './ranges';
import {Recovery, section} from './section';
import {countedNote} from './series';
import {askedRange} from './server-range';
import '../parts/chart';
import '../parts/badge';
import '../parts/ticks';
import '../parts/time';

const DAY_S = 86_400;
const DAYS = 90;

/** One provider: state, upstream quota, its tools over time, health history, and what is configured. */
export class ProviderView extends LitElement {
  static styles = [...pageStyles, providerStyles];
  static properties = {provider: {attribute: false}, rangeName: {attribute: false}};

  declare provider: string;
  /** The range of the URL; null is the shortest one. */
  declare rangeName: string | null;

  private readonly catalogue = new Poll<Catalogue>(this, signal => client.get('/ops/providers', {}, signal), {every: 60});
  private readonly pulse = new Poll<Pulse>(this, loadPulse);
  private readonly days = new Poll<HealthHistory>(this, signal => this.health((DAYS - 1) * DAY_S, DAY_S, signal), {every: 120});
  private readonly recent = new Poll<HealthHistory>(this, signal => this.health(this.range.seconds, this.range.healthStep, signal), {every: 30});
  private readonly stats = new Poll<Stats>(this, async signal => client.get('/ops/stats', {
    ...await askedRange(this.range.seconds, this.range.step, signal), step: this.range.step, provider: this.provider, by: 'tool', compare: this.range.compare,
  }, signal), {every: 30});
  private readonly recovery = new Recovery(this.pulse, [this.catalogue, this.days, this.recent, this.stats]);
  private readonly lines = once(toolLines);
  private readonly quota = once(upstreamChart);
  private readonly ticks = once(dayTicks);
  private asked: string | null = null;

  protected willUpdate() {
    this.recovery.look();
    if (this.asked !== null && this.asked !== this.range.name) {
      void this.stats.restart();
      void this.recent.restart();
    }
    this.asked = this.range.name;
  }

  protected updated() {
    title(visible(this.provider), 'Providers');
  }

  private get range() {
    return rangeNamed(this.rangeName);
  }

  private async health(seconds: number, step: number, signal: AbortSignal): Promise<HealthHistory> {
    return client.get(`/ops/providers/${encodeURIComponent(this.provider)}/health`, {...await askedRange(seconds, step, signal), step}, signal);
  }

  protected render() {
    const configured = this.catalogue.data?.providers.find(one => one.provider === this.provider);
    const state = this.pulse.data?.providers.find(one => one.provider === this.provider);
    const history = this.days.data;
    return html`
      <p class="crumb small"><a href=${path('providers')}>Providers</a></p>
      <div class="head">
        <h1 tabindex="-1">${visible(configured?.title || this.provider)}${configured && configured.title && configured.title !== this.provider ? html` <span class="muted small">${visible(this.provider)}</span>` : nothing}</h1>
        <nav class="tabs" aria-label="Time range">${RANGES.map(range => html`<a href=${path('providers', this.provider, {range: range.name})} aria-current=${range.name === this.range.name ? 'page' : 'false'}>${range.name}</a>`)}</nav>
      </div>
      ${section(this.pulse, () => this.state(state, configured))}
      <section aria-labelledby="calls-head" id="calls">
        <h2 id="calls-head">Calls by tool <span class="muted small">last ${this.range.words}</span></h2>
        ${section(this.stats, stats => html`${toolCharts(this.lines(stats), this.provider)}${countedNote(stats)}`, {lines: 6, first: this.pulse})}
      </section>
      <section aria-labelledby="tools-head" id="tools">
        <h2 id="tools-head">Tools <span class="muted small">last ${this.range.words}, against ${this.range.before}</span></h2>
        ${section(this.stats, stats => toolTable(stats, this.provider, this.range.before, configured), {first: this.pulse})}
      </section>
      <section aria-labelledby="upstream-head" id="upstream">
        <h2 id="upstream-head">Upstream quota <span class="muted small">last ${this.range.words}</span></h2>
        ${section(this.recent, recent => upstream(this.quota(recent)), {first: this.pulse})}
      </section>
      <section aria-labelledby="health-head" id="health">
        <h2 id="health-head">Health in ${DAYS} days ${history && history.up_share != null ? html`<span class="muted small">up ${share(history.up_share)} of checks</span>` : nothing}</h2>
        ${section(this.days, days => html`
          <ops-ticks .ticks=${this.ticks(days, DAYS)} summary=${dayTicksSummary(this.ticks(days, DAYS))}></ops-ticks>
          <p class="scale muted"><span>${DAYS} days ago</span><span>today</span></p>
          ${spells(days)}`, {first: this.pulse})}
      </section>
      <section aria-labelledby="configured-head" id="configured">
        <h2 id="configured-head">Configuration</h2>
        ${section(this.catalogue, () => configured ? configuration(configured)
          : html`<p class="muted">${visible(this.provider)} is not configured. Its history stays readable.</p>`, {first: this.pulse})}
      </section>`;
  }

  private state(state: ProviderNow | undefined, configured: ConfiguredProvider | undefined): TemplateResult {
    if (!state) {
      return html`<p class="state" id="state"><ops-status .value=${null}></ops-status>
        <span class="muted">${configured && !configured.enabled ? 'This provider is disabled and not checked.' : 'It was never checked.'}</span></p>`;
    }
    return html`<div class="state" id="state">
      <p class="row"><ops-status .value=${state.status}></ops-status>
        ${state.since ? html`<span>since <ops-time .at=${state.since} short></ops-time> <span class="muted">(${lasting(now().getTime() - Date.parse(state.since))})</span></span>` : nothing}
        ${state.latency_ms == null || state.status === 'down' ? nothing : html`<span class="muted">last check ${duration(state.latency_ms)}</span>`}</p>
      ${state.message && state.status !== 'ok' ? html`<p class="wrap">${visible(state.message)}</p>` : nothing}
      ${state.stale && state.checked_at ? html`<p class="stale">Not checked since <ops-time .at=${state.checked_at} short></ops-time> (${age(state.checked_at)})</p>` : nothing}
    </div>`;
  }
}

customElements.define('provider-view', ProviderView);
