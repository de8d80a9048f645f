import {html, type TemplateResult} from 'lit';
import {count, duration, share} from '../text/format';
import type {Pulse} from '../api/types';
import {calls, changeOn, failedShare} from './compare';
import {callsPath, counted} from './links';

/** The last 15 minutes against the same minutes of the day before; each number leads to its calls. */
export function numbers(pulse: Pulse): TemplateResult {
  const now = pulse.calls;
  const before = pulse.day_before;
  const range = {from: pulse.from, to: pulse.until};
  const failed = failedShare(now);
  const failedBefore = failedShare(before);
  return html`<dl class="numbers">
    ${number('calls', counted(calls(now), callsPath(range)), changeOn(calls(now), calls(before), 'yesterday'))}
    ${number('failed', linked(share(failed), callsPath({...range, status: 'failed'})),
        failedBefore === null ? 'no calls yesterday' : `${share(failedBefore)} yesterday`)}
    ${number('refused', counted(now.refused, callsPath({...range, status: 'refused'})), `${count(before.refused)} yesterday`)}
    ${latency('p50', now.p50_ms, before.p50_ms, range)}
    ${latency('p95', now.p95_ms, before.p95_ms, range)}
  </dl>`;
}

function latency(name: string, now: number | null, before: number | null, range: {from: string; to: string}): TemplateResult {
  return number(name, linked(duration(now), callsPath({...range, min_ms: now == null ? null : Math.floor(now)})),
      before == null ? 'no calls yesterday' : `${duration(before)} yesterday`);
}

function linked(text: string, to: string): TemplateResult {
  return html`<a class="plain" href=${to}>${text}</a>`;
}

function number(name: string, value: TemplateResult, compared: string): TemplateResult {
  return html`<div id="number-${name}"><dt>${name}</dt><dd>${value}</dd><dd class="compared">${compared}</dd></div>`;
}
