import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {count, visible} from '../text/format';
import type {Alert} from '../api/types';
import {callsInWindow, lasted} from './alert-words';
import {lasting} from './lasting';
import {alertPath} from './links';

interface Acting {
  may: boolean;
  writing: (alert: Alert, open: boolean) => void;
  acknowledged: (alert: Alert) => void;
}

/** The open alerts, at most as many as the pulse brings, and how many more there are. */
export function overviewAlerts(alerts: Alert[], total: number, acting: Acting): TemplateResult {
  if (!alerts.length) {
    return html`<p class="muted">No alert is open. <a href=${alertPath(null, 'closed')}>Closed ones</a></p>`;
  }
  return html`
    <ul class="alerts">${repeat(alerts, alert => alert.id, alert => {
      const calls = callsInWindow(alert);
      return html`<li id="alert-${alert.id}">
        <ops-status .value=${alert.severity}></ops-status>
        <div class="what"><a class="plain" href=${alertPath(alert.id)}>${visible(alert.title)}</a>
          <span class="muted small number">${alert.closed_at ? html`closed <ops-time .at=${alert.closed_at} short></ops-time>` : html`since <ops-time .at=${alert.opened_at} short></ops-time> (${lasting(lasted(alert))})`}</span></div>
        <ops-acknowledge .alert=${alert} .may=${acting.may}
          @ops-writing=${(event: CustomEvent<boolean>) => acting.writing(alert, event.detail)}
          @ops-acknowledged=${(event: CustomEvent<Alert>) => acting.acknowledged(event.detail)}></ops-acknowledge>
        ${calls ? html`<a class="window small" href=${calls}>Calls in its window</a>` : nothing}
      </li>`;
    })}</ul>
    ${total > alerts.length ? html`<p><a href=${alertPath(null, 'open')}>All ${count(total)} open alerts</a></p>` : nothing}`;
}
