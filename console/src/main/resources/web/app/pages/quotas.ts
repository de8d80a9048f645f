import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {client} from '../api/client';
import type {Catalogue, QuotaNow, Quotas} from '../api/types';
import {announce} from '../frame/announce';
import {Poll} from '../frame/poll';
import {path, setParams, type Route} from '../frame/router';
import {count, visible} from '../text/format';
import {callsPath, counted, providerPath} from './links';
import {pageStyles} from './page-styles';
import {byNearness, key} from './projection';
import {hasRole, ofQuotas, windowLength, windowTicks, windowTicksSummary} from './quota-words';
import {section} from './section';
import './quota-bar';
import '../parts/ticks';

const AT_FIRST = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Use and limit of each quota in its present window, the nearest to its limit first. */
export class QuotasPage extends LitElement {
  static styles = [...pageStyles, css`
    td.use { width: 34%; min-width: 220px; }
    td.windows { width: 22%; min-width: 140px; }
    td.quota { white-space: nowrap; }
    .revoked { font-weight: 600; white-space: nowrap; }
    .filters input { width: 260px; max-width: 100%; }
    @media (max-width: 720px) {
      table.cards td.use, table.cards td.windows { display: block; width: auto; text-align: left; }
      table.cards td.use::before { content: none; }
      .filters label, .filters input, .filters select { width: 100%; }
    }
  `];
  static properties = {route: {attribute: false}, all: {state: true}};

  declare route: Route;
  declare all: boolean;

  private filter: string | null = null;
  private readonly quotas = new Poll<Quotas>(this, signal => client.get('/ops/quotas', this.asked(), signal));
  private readonly catalogue = new Poll<Catalogue>(this, signal => client.get('/ops/providers', {}, signal), {every: 300});
  private shown: string | null = null;
  constructor() {
    super();
    this.all = false;
  }

  protected render() {
    return html`<h1 tabindex="-1">Quotas</h1>${section(this.quotas, quotas => this.show(quotas), {lines: 8})}`;
  }

  /** The server filters by provider and by a caller's whole id; a part of a name is looked for among what it answered. */
  private asked(): {provider: string | null; caller: string | null} {
    const {params} = this.route;
    const caller = params.get('caller')?.trim() ?? '';
    return {provider: params.get('provider'), caller: UUID.test(caller) ? caller : null};
  }

  protected willUpdate() {
    const asked = JSON.stringify(this.asked());
    if (this.shown !== null && this.shown !== asked) {
      void this.quotas.restart();
    }
    this.shown = asked;
  }

  protected updated() {
    const {params} = this.route;
    const filter = `${params.get('caller') ?? ''} ${params.get('provider') ?? ''}`;
    if (this.quotas.data && this.filter !== filter) {
      if (this.filter !== null) {
        announce(`${this.renderRoot.querySelectorAll('#quotas tbody tr').length} quotas`);
      }
      this.filter = filter;
    }
  }

  private show(quotas: Quotas): TemplateResult {
    const {params} = this.route;
    const caller = params.get('caller') ?? '';
    const provider = params.get('provider') ?? '';
    const found = ofQuotas(quotas.quotas, caller, provider).sort(byNearness);
    const shown = this.all ? found : found.slice(0, AT_FIRST);
    const others = quotas.scope === 'all';
    return html`
      ${others ? nothing : html`<p class="muted">The use of your own calls; an administrator sees every caller's.</p>`}
      ${this.filters(quotas.quotas, caller, provider, others)}
      ${found.length === 0 ? this.empty(quotas, caller, provider) : html`
        <table class="cards" id="quotas">
          <thead><tr>${others ? html`<th scope="col">Caller</th>` : nothing}<th scope="col">Quota</th><th scope="col">Used in this window</th>
            <th scope="col">Last windows</th><th scope="col" class="number">Refused</th></tr></thead>
          <tbody>${repeat(shown, key, quota => this.row(quota, others))}</tbody>
        </table>
        ${shown.length < found.length ? html`<p><button type="button" @click=${() => this.all = true}>All ${count(found.length)}</button></p>` : nothing}
        ${quotas.capped ? html`<p class="muted small">More quotas are in use than are listed here; these are the nearest to their limits. The whole id of a caller finds its quotas.</p>` : nothing}`}`;
  }

  private filters(quotas: QuotaNow[], caller: string, provider: string, others: boolean): TemplateResult {
    const providers = [...new Set([...quotas.map(quota => quota.provider), ...(this.catalogue.data?.providers.map(one => one.provider) ?? []), ...(provider ? [provider] : [])])].sort();
    return html`<form class="filters" role="search" aria-label="Quotas" @submit=${(event: Event) => event.preventDefault()}>
      <label>Provider<select id="provider" @change=${(event: Event) => setParams({provider: (event.target as HTMLSelectElement).value || null})}>
        <option value="" ?selected=${!provider}>all</option>
        ${providers.map(name => html`<option value=${name} ?selected=${name === provider}>${visible(name)}</option>`)}</select></label>
      ${others ? html`<label>Caller, by name or id<input id="caller" type="search" maxlength="200" autocomplete="off" .value=${caller}
        @input=${(event: Event) => setParams({caller: (event.target as HTMLInputElement).value || null}, {replace: true})}></label>` : nothing}
      ${caller || provider ? html`<button type="button" @click=${() => setParams({caller: null, provider: null})}>Clear</button>` : nothing}
    </form>`;
  }

  private empty(quotas: Quotas, caller: string, provider: string): TemplateResult {
    return caller || provider
      ? html`<p class="muted">No quota in use is of this ${caller ? 'caller' : 'provider'}.</p>`
      : html`<p class="muted">No quota is in use: ${quotas.scope === 'all' ? 'no caller has' : 'you have'} made calls in the last windows.
        Limits are listed with each <a href=${path('providers')}>provider</a>.</p>`;
  }

  private row(quota: QuotaNow, others: boolean): TemplateResult {
    const refused = callsPath({provider: quota.provider, caller: quota.caller_id, status: 'denied_quota', from: quota.window_start, to: quota.window_end});
    const ticks = windowTicks(quota);
    const name = `${quota.provider} ${quota.quota_class}`;
    return html`<tr id="quota-${key(quota).replaceAll(' ', '-')}">
      ${others ? html`<td class="lead"><span><a class="plain" href=${callsPath({caller: quota.caller_id})}>${visible(quota.caller_name ?? quota.caller_id)}</a>
        ${hasRole(quota) ? nothing : html`<span class="revoked">⊘ ${quota.live === false ? 'revoked' : 'no role'}</span>`}
        <br><span class="muted small">${quota.caller_kind ?? 'caller'}${quota.role && quota.role !== 'none' ? `, ${quota.role}` : ''}</span></span></td>` : nothing}
      <td class=${others ? 'quota' : 'quota lead'} data-label="Quota"><span><a class="plain" href=${providerPath(quota.provider)}>${visible(quota.provider)}</a>
        ${visible(quota.quota_class)} <br><span class="muted small">each ${windowLength(quota.window_s)}</span></span></td>
      <td class="use" data-label="Used"><quota-bar .quota=${quota}></quota-bar></td>
      <td class="windows" data-label="Last windows"><ops-ticks .ticks=${ticks} summary="${visible(name)}: ${windowTicksSummary(quota)}"></ops-ticks></td>
      <td class="number" data-label="Refused">${counted(quota.refused, refused)}</td>
    </tr>`;
  }
}

customElements.define('quotas-page', QuotasPage);
