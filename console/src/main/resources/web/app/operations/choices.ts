// The values of the filter's lists. They come from the configuration, so they are complete even where no call is listed.
import type {Catalogue, ConfiguredProvider, EventRow} from '../api/types';
import {AUDIT_TOOLS} from './words';

export interface Option {
  value: string;
  name: string;
}

export function providersOf(catalogue: Catalogue | null, chosen: string | undefined): Option[] {
  const options = (catalogue?.providers ?? []).map(item => ({
    value: item.provider,
    name: item.enabled ? item.provider : `${item.provider} (disabled)`,
  }));
  return withChosen([...options, {value: 'ops', name: 'ops (audit log)'}], chosen);
}

/** Tools of the provider; without one those of all, each once. */
export function toolsOf(catalogue: Catalogue | null, provider: string | undefined, chosen: string | undefined): Option[] {
  const tools = chosenProviders(catalogue, provider).flatMap(item => item.tools.map(tool => tool.tool));
  const audit = !provider || provider === 'ops' ? AUDIT_TOOLS : [];
  return withChosen(named([...tools, 'health', ...audit]), chosen);
}

export function errorsOf(catalogue: Catalogue | null, chosen: string | undefined): Option[] {
  return withChosen(named(catalogue?.errors ?? []), chosen);
}

export function hostsOf(catalogue: Catalogue | null, provider: string | undefined, chosen: string | undefined): Option[] {
  return withChosen(named(chosenProviders(catalogue, provider).flatMap(item => item.allowed_hosts)), chosen);
}

/** True for a call of a tool that changes something at its provider. */
export function isWrite(catalogue: Catalogue | null, {provider, tool}: EventRow): boolean {
  return chosenProviders(catalogue, provider).some(item => item.tools.some(it => it.tool === tool && it.effect === 'write'));
}

function chosenProviders(catalogue: Catalogue | null, provider: string | undefined): ConfiguredProvider[] {
  return (catalogue?.providers ?? []).filter(item => !provider || item.provider === provider);
}

function named(values: string[]): Option[] {
  return [...new Set(values)].map(value => ({value, name: value}));
}

/** History outlives the configuration: a chosen value stays in its list. */
function withChosen(options: Option[], chosen: string | undefined): Option[] {
  return !chosen || options.some(option => option.value === chosen)
    ? options
    : [...options, {value: chosen, name: `${chosen} (not configured)`}];
}
