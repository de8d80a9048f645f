/** Time ranges of the page of a provider. Steps are in seconds and give at most 400 points. */
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
  {name: '24h', words: '24 hours', seconds: DAY_S, step: 600, healthStep: 600, compare: '1d', before: 'the day before'},
  {name: '7d', words: '7 days', seconds: 7 * DAY_S, step: 3600, healthStep: 3600, compare: '7d', before: 'the week before'},
  {name: '30d', words: '30 days', seconds: 30 * DAY_S, step: 4 * 3600, healthStep: 4 * 3600, compare: '7d', before: 'a week before'},
];

export function rangeNamed(name: string | null): Range {
  return RANGES.find(range => range.name === name) ?? RANGES[0];
}
