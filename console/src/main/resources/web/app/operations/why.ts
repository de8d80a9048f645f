// Why a call was refused or failed.
import {css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Check, Why} from '../api/types';
import {count, duration, visible} from '../text/format';
import {alertPath, eventPath} from './links';
import {roleName, toolName} from './words';

export const whyStyle = css`
  .why { border-left: 3px solid var(--refused); padding-left: 12px; display: grid; gap: 8px; }
  .why.failed { border-color: var(--down); }
  .why p { margin: 0; }
  .rule { overflow-wrap: anywhere; font-family: var(--mono); }
  ul.plain { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; }
`;

const WOULD_PASS = {
  yes: 'The same call would pass now.',
  no: 'The same call would be refused now too.',
  unknown: 'It is not known if the same call would pass now.',
};

/** `query` is the list's, kept in links to other calls. */
export function whyOf(why: Why, failed: boolean, query: string) {
  return html`<section id="why" class="part" aria-labelledby="why-title">
    <h3 id="why-title">Why</h3>
    <div class=${failed ? 'why failed' : 'why'}>
      <p id="why-sentence">${visible(why.sentence)}</p>
      ${
        why.rule
          ? html`<p><span class="muted">Rule in provider-config.yaml</span><br>
        <code id="why-rule" class="rule">${visible(why.rule.path)}: ${visible(why.rule.value)}</code></p>`
          : nothing
      }
      ${
        why.role
          ? html`<p id="why-role">Role in force then: <b>${roleName(why.role.in_force)}</b>.
        ${why.role.now ? html`Role now: <b>${roleName(why.role.now)}</b>.` : 'The role now is not known to you.'}</p>`
          : nothing
      }
      ${why.helps ? html`<p id="why-helps">${visible(why.helps)}</p>` : nothing}
      <p id="why-now" data-would-pass=${why.would_pass_now}>${WOULD_PASS[why.would_pass_now] ?? WOULD_PASS.unknown}</p>
      ${why.quota ? quota(why.quota, query) : nothing}
      ${
        why.alert
          ? html`<p id="why-alert">Alert: <a href=${alertPath(why.alert.id)}>${visible(why.alert.title)}</a>
        since <ops-time .at=${why.alert.opened_at}></ops-time></p>`
          : nothing
      }
      ${why.checks?.length ? checks(why.checks) : nothing}
    </div></section>`;
}

function quota(quota: NonNullable<Why['quota']>, query: string) {
  return html`<div id="why-quota">
    <p>Quota <b>${visible(quota.quota_class)}</b>: ${(quota.used ?? null) === null ? 'use not known' : count(quota.used) + ' used'}
      of ${count(quota.limit)} in ${duration(quota.window_s * 1000)},
      from <ops-time .at=${quota.window_start}></ops-time> to <ops-time .at=${quota.window_end}></ops-time>.</p>
    ${
      quota.calls.length
        ? html`<p class="muted">Calls that used it</p>
      <ul class="plain">${repeat(
        quota.calls,
        call => call.id,
        call => html`<li><a href=${eventPath(call.id) + query}><ops-time
        .at=${call.created_at}></ops-time></a> ${toolName(call)} <ops-status .value=${call.status}></ops-status></li>`,
      )}
      </ul>`
        : nothing
    }
  </div>`;
}

function checks(checks: Check[]) {
  return html`<div id="why-checks"><p class="muted">Checks of the provider</p><ul class="plain">${checks.map(
    check => html`<li>
    <ops-time .at=${check.checked_at}></ops-time> <ops-status .value=${check.status}></ops-status>
    <span class="number">${duration(check.latency_ms)}</span> ${visible(check.message)}</li>`,
  )}</ul></div>`;
}
