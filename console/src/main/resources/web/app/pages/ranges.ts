/** Time ranges of the page of a provider. Steps are in seconds, and few enough to tell lines apart; statistics older than 8 days have whole hours. */
export interface Range {
  name: string;
  words: string;
  seconds: number;
  step: number;
  healthStep: number;
  compare: '1d' | '7d';
  before: string;
}

const DAY_S = 86_400;

export const RANGES: Range[] = [
  {name: '24h', words: '24 hours', seconds: DAY_S, step: 1800, healthStep: 600, compare: '1d', before: 'the day before'},
  {name: '7d', words: '7 days', seconds: 7 * DAY_S, step: 4 * 3600, healthStep: 3600, compare: '7d', before: 'the week before'},
  {name: '30d', words: '30 days', seconds: 30 * DAY_S, step: DAY_S, healthStep: 4 * 3600, compare: '7d', before: 'a week before'},
];

export function rangeNamed(name: string | null): Range {
  return RANGES.find(range => range.name === name) ?? RANGES[0];
}
