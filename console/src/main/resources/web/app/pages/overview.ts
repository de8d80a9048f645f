import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {client} from '../api/client';
import type {Alert, AlertPage, Failures, HealthHistory, Me, Pulse, Quotas, Stats} from '../api/types';
import {announce} from '../frame/announce';
import {now} from '../frame/clock';
import {Poll} from '../frame/poll';
import {loadPulse} from '../frame/pulse';
import {navigate, type Route} from '../frame/router';
import {count, visible} from '../text/format';
import type {SelectedRange} from '../parts/chart';
import {byUrgency, withHeld} from './alert-words';
import {calls} from './compare';
import {callsPath, providerPath} from './links';
import {overviewAlerts} from './overview-alerts';
import {dayChart} from './overview-chart';
import {healthCard} from './overview-health';
import {failureTable, nearestLimits} from './overview-lists';
import {numbers} from './overview-numbers';
import {overviewStyles} from './overview-styles';
import {lasting} from './lasting';
import {once} from './once';
import {pageStyles} from './page-styles';
import {Recovery, section} from './section';
import {countedNote} from './series';
import {askedRange, lastRange} from './server-range';
import {calmSentence, summarise, type Affected} from './summary';
import './quota-bar';
import '../parts/acknowledge';
import '../parts/chart';
import '../parts/spark';
import '../parts/badge';
import '../parts/ticks';
import '../parts/time';

const DAY_S = 86_400;
const DAYS = 90;

/** Health by provider. */
type Histories = Record<string, HealthHistory>;

/** Says what is not healthy and since when, what fails, and who is next to a limit. */
export class OverviewPage extends LitElement {
  static styles = [...pageStyles, overviewStyles];
  static properties = {route: {attribute: false}, me: {attribute: false}};

  declare route: Route;
  declare me: Me | undefined;

  private readonly writing = new Map<string, Alert>();
  private readonly present = new Poll<Pulse>(this, loadPulse);
  private readonly dayHealth = new Poll<Histories>(this, signal => this.histories(DAY_S, 900, signal), {every: 60});
  private readonly daysHealth = new Poll<Histories>(this, signal => this.histories((DAYS - 1) * DAY_S, DAY_S, signal), {every: 300});
  private readonly stats = new Poll<Stats>(this, async signal =>
    client.get('/ops/stats', {...await askedRange(DAY_S, 300, signal), step: 300, by: 'none', compare: '1d'}, signal), {every: 30});
  private readonly dayAlerts = new Poll<AlertPage>(this, signal => client.get('/ops/alerts', {state: 'all', limit: 50}, signal), {every: 30});
  private readonly failures = new Poll<Failures>(this, async signal => client.get('/ops/failures', await askedRange(DAY_S, 60, signal), signal), {every: 15});
  private readonly quotas = new Poll<Quotas>(this, signal => client.get('/ops/quotas', {}, signal), {every: 15});
  private readonly recovery = new Recovery(this.present, [this.dayHealth, this.daysHealth, this.stats, this.dayAlerts, this.failures, this.quotas]);
  private readonly drawn = once(dayChart);
  private readonly noAlerts: Alert[] = [];
  private state: string | undefined;

  private async histories(seconds: number, step: number, signal: AbortSignal): Promise<Histories> {
    const {providers} = this.present.data ?? await loadPulse(signal);
    const range = await askedRange(seconds, step, signal);
    return Object.fromEntries(await Promise.all(providers.map(async ({provider}) => [provider, await client.get<HealthHistory>(
      `/ops/providers/${encodeURIComponent(provider)}/health`, {...range, step}, signal)] as const)));
  }

  protected willUpdate() {
    this.recovery.look();
    if (this.present.data) {
      const {affected} = summarise(this.present.data.providers);
      const state = affected.map(one => `${one.provider} is ${one.status}`).join(', ');
      if (this.state !== undefined && this.state !== state) {
        announce(visible(state || 'All providers are healthy again'));
      }
      this.state = state;
    }
  }

  protected render() {
    return html`
      <h1 class="hidden-text" tabindex="-1">Overview</h1>
      ${section(this.present, pulse => html`
        ${this.headline(pulse)}
        <section aria-labelledby="health-head" id="health"><h2 id="health-head" class="hidden-text">Health</h2><div class="health-cards">${pulse.providers.map(provider =>
          healthCard(provider, this.dayHealth.data?.[provider.provider], this.daysHealth.data?.[provider.provider], DAYS))}</div></section>
        <section aria-labelledby="alerts-head" id="open-alerts">
          <h2 id="alerts-head">Open alerts${pulse.open_alert_count ? html` <span class="muted">${count(pulse.open_alert_count)}</span>` : nothing}</h2>
          ${this.alerts(pulse)}
        </section>
        <section aria-labelledby="numbers-head" id="last-minutes">
          <h2 id="numbers-head">Last 15 minutes <span class="muted small">until <ops-time .at=${pulse.until} short></ops-time>, against the same minutes yesterday</span></h2>
          ${numbers(pulse)}
        </section>`, {lines: 8})}
      <section aria-labelledby="day-head" id="day">
        <div class="head"><h2 id="day-head">Calls in the last 24 hours</h2><span class="muted small hint">Drag to see the calls of a time</span></div>
        ${section(this.stats, stats => html`${this.chart(stats)}${countedNote(stats)}`, {lines: 6, first: this.present})}
      </section>
      <div class="columns">
        <section aria-labelledby="failures-head" id="failures">
          <h2 id="failures-head">Most failures <span class="muted small">last 24 hours</span></h2>
          ${section(this.failures, failures => failureTable(failures, lastRange(DAY_S)), {first: this.present})}
        </section>
        <section aria-labelledby="limits-head" id="limits">
          <h2 id="limits-head">Nearest limits</h2>
          ${section(this.quotas, quotas => nearestLimits(quotas, quota => html`<quota-bar .quota=${quota}></quota-bar>`), {first: this.present})}
        </section>
      </div>`;
  }

  private headline(pulse: Pulse): TemplateResult {
    const summary = summarise(pulse.providers);
    const {affected, worst, total} = summary;
    return html`<p class="headline" id="headline"><ops-status .value=${worst} quiet></ops-status><span>${affected.length === 0
      ? calmSentence(summary)
      : html`${affected.length} of ${total} providers: ${affected.map((one, index) => html`${index === 0 ? '' : index === affected.length - 1 ? ' and ' : ', '}${this.affected(one)}`)}`}</span></p>`;
  }

  private affected(one: Affected): TemplateResult {
    return html`<a class="plain" href=${providerPath(one.provider)}>${visible(one.provider)}</a> is ${one.status}${one.since
      ? html` since <ops-time .at=${one.since} short></ops-time> (${lasting(now().getTime() - Date.parse(one.since))})` : nothing}`;
  }

  private alerts(pulse: Pulse): TemplateResult {
    const alerts = withHeld(pulse.open_alerts, this.writing).sort(byUrgency);
    return overviewAlerts(alerts, pulse.open_alert_count, {
      may: this.me?.may.acknowledge ?? false,
      writing: (alert, open) => {
        open ? this.writing.set(alert.id, alert) : this.writing.delete(alert.id);
        this.requestUpdate();
      },
      acknowledged: () => void this.present.refresh(),
    });
  }

  private chart(stats: Stats): TemplateResult {
    if (!stats.series.some(series => calls(series.total)) && !stats.compared.some(series => calls(series.total))) {
      return html`<p class="muted">No calls in the last 24 hours, nor the day before. <a href=${callsPath({from: lastRange(7 * DAY_S).from})}>Calls of the last 7 days</a></p>`;
    }
    const {on, lines, bands} = this.drawn(stats, this.dayAlerts.data?.alerts ?? this.noAlerts);
    return html`<ops-chart label="Calls and failed calls in 24 hours, with the day before" .times=${on.times} .lines=${lines} .bands=${bands} .from=${on.from} .to=${on.to}
      .format=${count} whole selectable
      @ops-select=${(event: CustomEvent<SelectedRange>) => navigate(callsPath(event.detail))}></ops-chart>`;
  }
}

customElements.define('overview-page', OverviewPage);
