import {html, nothing, type TemplateResult} from 'lit';
import {now} from '../frame/clock';
import {path} from '../frame/router';
import {count, exact} from '../text/format';

/** Conditions of the list of calls, as its page has them in its URL. */
export type CallsOf = Partial<Record<'provider' | 'tool' | 'caller' | 'status' | 'error' | 'from' | 'to', string | null>> & {min_ms?: number | null};

/** Returns the page of our own that lists these calls. An end that is still to come is left out: until then more calls belong to them. */
export function callsPath(of: CallsOf): string {
  const ahead = of.to != null && Date.parse(of.to) > now().getTime();
  return path('operations', null, {...of, to: ahead ? null : of.to});
}

export function providerPath(provider: string): string {
  return path('providers', provider);
}

export function alertPath(id: string | null, state: string | null = null): string {
  return path('alerts', id, {state});
}

/** A number that leads to its calls, with all its digits in the title where it is shortened. */
export function counted(number: number, to: string, more = ''): TemplateResult {
  return html`<a class="plain" href=${to} title=${number > 9_999 ? exact(number) : nothing}>${count(number)}${more}</a>`;
}
