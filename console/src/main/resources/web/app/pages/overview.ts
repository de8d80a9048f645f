import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {client} from '../api/client';
import type {Alert, AlertPage, Failures, HealthHistory, Me, Pulse, Quotas, Stats} from '../api/types';
import {Poll} from '../frame/poll';
import {navigate, type Route} from '../frame/router';
import {now} from '../frame/clock';
import {count, duration, visible} from '../text/format';
import type {SelectedRange} from '../parts/chart';
import {byUrgency, withHeld} from './alert-words';
import {callsPath, providerPath} from './links';
import {overviewAlerts} from './overview-alerts';
import {dayChart} from './overview-chart';
import {healthCard} from './overview-health';
import {failureTable, nearestLimits} from './overview-lists';
import {loadMe} from './me';
import {numbers} from './overview-numbers';
import {overviewStyles} from './overview-styles';
import {once} from './once';
import {Pace} from './pace';
import {pageStyles} from './page-styles';
import {section} from './section';
import {lastRange} from './server-range';
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

interface Histories {
  day: Record<string, HealthHistory>;
  days: Record<string, HealthHistory>;
}

/** Says what is not healthy and since when, what fails, and who is next to a limit. */
export class OverviewPage extends LitElement {
  static styles = [...pageStyles, overviewStyles];
  static properties = {route: {attribute: false}};

  declare route: Route;

  private readonly pace = new Pace();
  private readonly writing = new Map<string, Alert>();
  private readonly pulse = new Poll<Pulse>(this, signal => client.get('/ops/pulse', {}, signal));
  private readonly me = new Poll<Me>(this, () => loadMe(this.pace));
  private readonly histories = new Poll<Histories>(this, signal => this.loadHistories(signal));
  private readonly stats = new Poll<Stats>(this, () => this.pace.every(30, 'stats', () =>
    client.get('/ops/stats', {...lastRange(DAY_S), step: 300, by: 'none', compare: '1d'})));
  private readonly dayAlerts = new Poll<AlertPage>(this, () => this.pace.every(30, 'alerts', () => client.get('/ops/alerts', {state: 'all', limit: 50})));
  private readonly failures = new Poll<Failures>(this, () => this.pace.every(15, 'failures', () => client.get('/ops/failures', lastRange(DAY_S))));
  private readonly quotas = new Poll<Quotas>(this, () => this.pace.every(15, 'quotas', () => client.get('/ops/quotas', {})));

  private readonly drawn = once(dayChart);
  private readonly noAlerts: Alert[] = [];

  private async loadHistories(signal: AbortSignal): Promise<Histories> {
    const pulse = this.pulse.data ?? await client.get<Pulse>('/ops/pulse', {}, signal);
    const load = async (seconds: number, step: number, every: number) => Object.fromEntries(await Promise.all(pulse.providers.map(async ({provider}) => [
      provider,
      await this.pace.every(every, `${provider} ${step}`, () => client.get<HealthHistory>(`/ops/providers/${encodeURIComponent(provider)}/health`, {...lastRange(seconds), step})),
    ] as const)));
    const [day, days] = await Promise.all([load(DAY_S, 900, 60), load(DAYS * DAY_S, DAY_S, 300)]);
    return {day, days};
  }

  protected render() {
    return html`
      <h1 class="hidden-text" tabindex="-1">Overview</h1>
      ${section(this.pulse, pulse => html`
        ${this.headline(pulse)}
        <section aria-label="Health of providers" class="health-cards" id="health">${pulse.providers.map(provider =>
          healthCard(provider, this.histories.data?.day[provider.provider], this.histories.data?.days[provider.provider], DAYS))}</section>
        <section aria-labelledby="alerts-head" id="open-alerts">
          <h2 id="alerts-head">Open alerts${pulse.open_alert_count ? html` <span class="muted">${count(pulse.open_alert_count)}</span>` : nothing}</h2>
          ${this.alerts(pulse)}
        </section>
        <section aria-labelledby="numbers-head" id="last-minutes">
          <h2 id="numbers-head">Last 15 minutes <span class="muted small">against the same minutes yesterday</span></h2>
          ${numbers(pulse)}
        </section>`, 8)}
      <section aria-labelledby="day-head" id="day">
        <div class="head"><h2 id="day-head">Calls in the last 24 hours</h2><span class="muted small">Drag to see the calls of a time</span></div>
        ${section(this.stats, stats => this.chart(stats), 6)}
      </section>
      <div class="columns">
        <section aria-labelledby="failures-head" id="failures">
          <h2 id="failures-head">Most failures <span class="muted small">last 24 hours</span></h2>
          ${section(this.failures, failures => failureTable(failures, lastRange(DAY_S)), 4)}
        </section>
        <section aria-labelledby="limits-head" id="limits">
          <h2 id="limits-head">Nearest limits</h2>
          ${section(this.quotas, quotas => nearestLimits(quotas, quota => html`<quota-bar .quota=${quota}></quota-bar>`), 4)}
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
      ? html` since <ops-time .at=${one.since} short></ops-time> (${duration(now().getTime() - Date.parse(one.since))})` : nothing}`;
  }

  private alerts(pulse: Pulse): TemplateResult {
    const alerts = withHeld(pulse.open_alerts, this.writing).sort(byUrgency);
    return overviewAlerts(alerts, pulse.open_alert_count, {
      may: this.me.data?.may.acknowledge ?? false,
      writing: (alert, open) => {
        open ? this.writing.set(alert.id, alert) : this.writing.delete(alert.id);
        this.requestUpdate();
      },
      acknowledged: () => void this.pulse.refresh(),
    });
  }

  private chart(stats: Stats): TemplateResult {
    const {on, lines, bands} = this.drawn(stats, this.dayAlerts.data?.alerts ?? this.noAlerts);
    return html`<ops-chart label="Calls and failed calls in 24 hours, with the day before" .times=${on.times} .lines=${lines} .bands=${bands} .from=${on.from} .to=${on.to}
      .format=${count} whole selectable
      @ops-select=${(event: CustomEvent<SelectedRange>) => navigate(callsPath(event.detail))}></ops-chart>`;
  }
}

customElements.define('overview-page', OverviewPage);
