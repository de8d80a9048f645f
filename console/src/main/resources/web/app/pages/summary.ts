import type {Health, ProviderNow} from '../api/types';

export interface Affected {
  provider: string;
  status: Health;
  since: string | null;
}

/** The content of the sentence on top. */
export interface HealthSummary {
  worst: Health | null;   // null: no provider was ever checked
  affected: Affected[];   // down before degraded, the longest first
  unchecked: string[];
  stale: string[];        // whose last check is too old to be believed
  total: number;
}

export function summarise(providers: ProviderNow[]): HealthSummary {
  const affected = providers
    .filter(provider => provider.status === 'down' || provider.status === 'degraded')
    .map(({provider, status, since}) => ({provider, status: status!, since}))
    .sort((a, b) => (a.status === b.status ? 0 : a.status === 'down' ? -1 : 1) || (a.since ?? '').localeCompare(b.since ?? ''));
  const unchecked = providers.filter(provider => !provider.status).map(provider => provider.provider);
  return {
    worst: affected[0]?.status ?? (unchecked.length === providers.length ? null : 'ok'),
    affected,
    unchecked,
    stale: providers.filter(provider => provider.status && provider.stale).map(provider => provider.provider),
    total: providers.length,
  };
}

/** The sentence where no provider is degraded or down. */
export function calmSentence(summary: HealthSummary): string {
  const {total, unchecked, stale} = summary;
  if (total === 0) {
    return 'No provider is configured.';
  }
  if (unchecked.length === total) {
    return total === 1 ? 'The provider has not been checked yet.' : `None of the ${total} providers has been checked yet.`;
  }
  const rest = total - unchecked.length;
  const healthy = rest === total
    ? (total === 1 ? 'The provider is healthy' : total === 2 ? 'Both providers are healthy' : `All ${total} providers are healthy`)
    : `${rest} of ${total} providers ${rest === 1 ? 'is' : 'are'} healthy`;
  const doubts = [
    ...(unchecked.length ? [`${list(unchecked)} ${unchecked.length === 1 ? 'has' : 'have'} not been checked yet`] : []),
    ...(stale.length ? [`the last check of ${list(stale)} is too old to rely on`] : []),
  ];
  return [healthy, ...doubts].join('; ') + '.';
}

export function list(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
