import {LitElement, css, html, nothing} from 'lit';
import {count} from '../text/format';
import type {QuotaNow} from '../api/types';
import {hasRole} from './quota-words';
import {callsPath, counted} from './links';
import {outlook, usedShare} from './projection';
import {pageStyles} from './page-styles';
import '../parts/time';

/** Use of a quota in its window: numbers, a bar where there is a limit, and how it goes on. */
export class QuotaBar extends LitElement {
  static styles = [...pageStyles, css`
    :host { display: block; min-width: 0; }
    .line { display: flex; flex-wrap: wrap; gap: 2px 12px; justify-content: space-between; align-items: baseline; font-size: var(--small); }
    svg { display: block; width: 100%; height: 8px; margin: 4px 0; }
    .ground { fill: var(--line); }
    .used { fill: var(--accent); }
    .near { fill: var(--degraded); }
    .full { fill: var(--down); }
    .warn { color: var(--degraded); font-weight: 600; }
    .spent { color: var(--down); font-weight: 600; }
  `];
  static properties = {quota: {attribute: false}};

  declare quota: QuotaNow;

  protected render() {
    const {quota} = this;
    const used = usedShare(quota);
    const path = callsPath({provider: quota.provider, caller: quota.caller_id, from: quota.window_start, to: quota.window_end});
    return html`
      <div class="line">
        <span class="number">${counted(quota.used, path)}${used === null ? html` <span class="muted">${hasRole(this.quota) ? 'no limit' : 'no role any more'}</span>` : html`<span class="muted"> of ${count(quota.limit!)}</span>`}</span>
        <span>${this.outlook()}</span>
      </div>
      ${used === null ? nothing : html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="100" height="8" /><rect class=${used >= 1 ? 'full' : used >= 0.8 ? 'near' : 'used'} width=${Math.round(used * 1000) / 10} height="8" /></svg>`}`;
  }

  private outlook() {
    const ahead = outlook(this.quota);
    switch (ahead.kind) {
      case 'spent': return html`<span class="spent">used up until <ops-time .at=${ahead.at} short></ops-time></span>`;
      case 'out': return html`<span class="warn">at this pace out at <ops-time .at=${ahead.at} short></ops-time></span>`;
      default: return html`<span class="muted">window ends <ops-time .at=${this.quota.window_end} short></ops-time></span>`;
    }
  }
}

customElements.define('quota-bar', QuotaBar);
