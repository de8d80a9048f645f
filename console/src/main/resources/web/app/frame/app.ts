import {LitElement, css, html} from 'lit';
import {client} from '../api/client';
import type {Config, SandboxTokens} from '../api/types';
import {session} from '../auth/session';
import '../pages/alerts';
import '../pages/operations';
import '../pages/overview';
import '../pages/providers';
import '../pages/quotas';
import {shared} from '../parts/styles';
import {learn} from './config';
import {path, route, ROUTE_CHANGED, startRouter} from './router';

/** The frame around each page. */
export class OpsApp extends LitElement {
  static styles = [shared, css`nav { display: flex; gap: 12px; padding: 12px; } main { padding: 12px; }`];

  async connectedCallback(): Promise<void> {
    super.connectedCallback();
    startRouter();
    window.addEventListener(ROUTE_CHANGED, () => this.requestUpdate());
    learn(await client.get<Config>('/ops/config'));
    const {tokens} = await client.get<SandboxTokens>('/sandbox/tokens');
    session.begin((tokens.find((it) => it.role === 'ops_admin') ?? tokens[0]).token);
  }

  render() {
    return html`<nav><a href=${path('overview')}>Overview</a><a href=${path('operations')}>Operations</a>
      <a href=${path('quotas')}>Quotas</a><a href=${path('providers')}>Providers</a><a href=${path('alerts')}>Alerts</a></nav>
      <main>${this.page()}</main>`;
  }

  private page() {
    const now = route();
    switch (now.page) {
      case 'overview': return html`<overview-page .route=${now}></overview-page>`;
      case 'operations': return html`<operations-page .route=${now}></operations-page>`;
      case 'quotas': return html`<quotas-page .route=${now}></quotas-page>`;
      case 'providers': return html`<providers-page .route=${now}></providers-page>`;
      case 'alerts': return html`<alerts-page .route=${now}></alerts-page>`;
      default: return html`<h1>There is no such page</h1>`;
    }
  }
}

customElements.define('ops-app', OpsApp);
