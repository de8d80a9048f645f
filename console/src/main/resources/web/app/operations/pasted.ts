// Finds an event or a request in what was pasted into the box for words.

export type Pasted = {event: string} | {request: string};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TRACE = /^[0-9a-f]{32}$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const LINK = /^https?:\/\/[^/\s]{1,200}\/console\/operations\/([0-9a-f-]{36})(?:[?#]|$)/;
const LABEL = /^x-(event|request)-id:\s{0,5}/;

/** Takes an event's UUID, a trace id of 32 hexadecimal digits, a `traceparent`, a response's header, or a link to an event. */
export function pasted(text: string): Pasted | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > 2000) {
    return null;
  }
  const link = LINK.exec(trimmed);
  const value = link ? link[1] : trimmed.replace(LABEL, '').replace(/^"([^"]{1,80})"$/, '$1');
  if (isEventId(value)) {
    return {event: value};
  }
  if (TRACE.test(value)) {
    return {request: value};
  }
  const parent = TRACEPARENT.exec(value);
  return parent ? {request: parent[1]} : null;
}

export function isEventId(text: string): boolean {
  return UUID.test(text);
}
