import {html, nothing, type TemplateResult} from 'lit';
import {count, duration, visible} from '../text/format';
import type {AlertDetail, Check, Delivery} from '../api/types';
import {alertProvider, callsInWindow} from './alert-words';
import {callsPath, counted, providerPath} from './links';

/** The body of an expanded alert: message, checks before it opened, who was hit, and deliveries for administrators. */
export function alertBody(detail: AlertDetail, calls: string | null): TemplateResult {
  const {alert} = detail;
  const provider = detail.provider ?? alertProvider(alert);
  return html`
    <div><p class="wrap">${visible(alert.message)}</p>
      <p class="small">${calls ? html`<a href=${calls}>Calls in its window</a>` : nothing}
        ${provider ? html` <span class="muted">·</span> <a href=${providerPath(provider)}>${visible(provider)}</a>` : nothing}</p></div>
    ${detail.hit ? hit(detail) : nothing}
    ${detail.checks.length ? checks(detail.checks) : nothing}
    ${detail.deliveries ? deliveries(detail.deliveries) : nothing}`;
}

function hit(detail: AlertDetail): TemplateResult {
  const hit = detail.hit!;
  const {alert} = detail;
  const number = (value: number, status: string | null) => {
    const path = callsInWindow(alert, status);
    const more = hit.capped ? '+' : '';
    return path ? counted(value, path, more) : html`${count(value)}${more}`;
  };
  return html`<div class="hit"><h3>Calls meanwhile${hit.scope === 'own' ? html` <span class="muted small">yours</span>` : nothing}</h3>
    <p>${number(hit.calls, null)} calls, ${number(hit.failed, 'failed')} failed, ${number(hit.refused, 'refused')} refused</p>
    ${hit.callers?.length ? html`<table class="cards narrow">
      <thead><tr><th scope="col">Caller</th><th scope="col" class="number">Calls</th></tr></thead>
      <tbody>${hit.callers.map(caller => html`<tr><td class="lead">${visible(caller.name ?? caller.caller_id)}</td>
        <td class="number" data-label="Calls">${counted(caller.calls, callsInWindow(alert, null, caller.caller_id) ?? callsPath({caller: caller.caller_id}))}</td></tr>`)}</tbody>
    </table>` : nothing}</div>`;
}

export function checks(all: Check[]): TemplateResult {
  return html`<div class="checks"><h3>Checks before it opened</h3>
    <table class="cards">
      <thead><tr><th scope="col">Time</th><th scope="col">State</th><th scope="col" class="number">Latency</th><th scope="col">Message</th></tr></thead>
      <tbody>${all.map(check => html`<tr>
        <td class="lead"><ops-time .at=${check.checked_at}></ops-time></td>
        <td data-label="State"><ops-status .value=${check.status}></ops-status></td>
        <td class="number" data-label="Latency">${duration(check.latency_ms)}</td>
        <td data-label="Message">${visible(check.message)}</td></tr>`)}</tbody>
    </table></div>`;
}

function deliveries(all: Delivery[]): TemplateResult {
  return html`<div class="deliveries"><h3>Deliveries to webhooks</h3>${all.length === 0 ? html`<p class="muted">No webhook is configured for this alert.</p>` : html`
    <table class="cards">
      <thead><tr><th scope="col">Webhook</th><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">Attempts</th><th scope="col">Last error</th><th scope="col">Time</th></tr></thead>
      <tbody>${all.map(delivery => html`<tr>
        <td class="lead">${visible(delivery.webhook)}</td>
        <td data-label="Message">${visible(delivery.type)}</td>
        <td data-label="State"><ops-status .value=${delivery.state === 'delivered' ? 'ok' : delivery.state === 'failed' ? 'failed' : 'started'} .text=${delivery.state}></ops-status></td>
        <td class="number" data-label="Attempts">${count(delivery.attempts)}</td>
        <td data-label="Last error">${delivery.last_error ? visible(delivery.last_error) : nothing}</td>
        <td data-label="Time">${delivery.finished_at ? html`<ops-time .at=${delivery.finished_at}></ops-time>` : delivery.next_attempt_at
          ? html`<span>next <ops-time .at=${delivery.next_attempt_at}></ops-time></span>` : html`<ops-time .at=${delivery.created_at}></ops-time>`}</td></tr>`)}</tbody>
    </table>`}</div>`;
}
