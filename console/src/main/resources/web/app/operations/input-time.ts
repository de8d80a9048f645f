// Times of <input type="datetime-local">, which has no zone.

/** The value of the input for an ISO time. */
export function toInput(iso: string, utc: boolean): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) {
    return '';
  }
  const shifted = utc ? time : time - new Date(time).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}

/** The ISO time of an input's value, or null where it is empty or none. */
export function fromInput(value: string, utc: boolean): string | null {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    return null;
  }
  const time = Date.parse(utc ? value + 'Z' : value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
