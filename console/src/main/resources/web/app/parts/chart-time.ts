import uPlot from 'uplot';
import {settings} from '../frame/settings';
import {clockTime, day} from '../text/format';

const DAY_S = 86_400;
const times = {
  local: new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}),
  utc: new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC'}),
};

/** The date by whose parts uPlot places the lines of a grid: those of the zone that the reader chose. */
export function inZone(seconds: number): Date {
  const date = new Date(seconds * 1000);
  return settings().zone === 'utc' ? uPlot.tzDate(date, 'Etc/UTC') : date;
}

/** A label of the axis: the time, and the day at midnight or where steps are days. */
export function axisTime(seconds: number, step: number): string {
  const {zone} = settings();
  const time = times[zone].format(seconds * 1000);
  return step >= DAY_S || time === '00:00' ? day(new Date(seconds * 1000).toISOString(), zone) : time;
}

/** Such as `14:35`, with the day where that is not today. */
export function moment(seconds: number): string {
  return clockTime(new Date(seconds * 1000).toISOString(), settings().zone);
}
