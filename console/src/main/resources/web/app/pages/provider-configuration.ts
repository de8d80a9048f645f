import {html, type TemplateResult} from 'lit';
import {count, duration, visible} from '../text/format';
import type {ConfiguredProvider, Role} from '../api/types';
import {windowLength} from './quota-words';

const ROLES: Role[] = ['ops_viewer', 'ops_operator', 'ops_admin'];

/** The entry of a provider in provider-config.yaml, read only. */
export function configuration(provider: ConfiguredProvider): TemplateResult {
  const classes = [...new Set([...provider.limits.map(limit => limit.quota_class), ...provider.tools.map(tool => tool.quota_class)])].sort();
  return html`
    <dl class="facts">
      <div><dt>State</dt><dd>${provider.enabled ? 'enabled' : 'disabled'}</dd></div>
      <div><dt>Base address</dt><dd><span class="mono">${visible(provider.base_url)}</span></dd></div>
      <div><dt>Allowed hosts</dt><dd>${provider.allowed_hosts.map((host, index) => html`${index ? ', ' : ''}<span class="mono">${visible(host)}</span>`)}</dd></div>
    </dl>
    <div class="columns">
      <div><h3>Limits by role</h3>
        <table class="cards" id="limits">
          <thead><tr><th scope="col">Class</th>${ROLES.map(role => html`<th scope="col">${role}</th>`)}</tr></thead>
          <tbody>${classes.map(name => html`<tr><td class="lead">${visible(name)}</td>${ROLES.map(role => {
            const limit = provider.limits.find(one => one.role === role && one.quota_class === name);
            return html`<td data-label=${role}>${limit ? `${count(limit.calls)} each ${windowLength(limit.window_s)}` : html`<span class="muted">no limit</span>`}</td>`;
          })}</tr>`)}</tbody>
        </table></div>
      <div><h3>Tools</h3>
        <table class="cards dense" id="configured-tools">
          <thead><tr><th scope="col">Tool</th><th scope="col">Effect</th><th scope="col">From role</th><th scope="col">Class</th><th scope="col" class="number">Time limit</th></tr></thead>
          <tbody>${provider.tools.map(tool => html`<tr>
            <td class="lead"><span title=${visible(tool.summary)}>${visible(tool.tool)}${tool.enabled ? '' : html` <span class="muted small">disabled</span>`}</span></td>
            <td data-label="Effect">${tool.effect}</td><td data-label="From role">${tool.min_role}</td><td data-label="Class">${visible(tool.quota_class)}</td>
            <td class="number" data-label="Time limit">${duration(tool.timeout_ms)}</td></tr>`)}</tbody>
        </table></div>
    </div>`;
}
