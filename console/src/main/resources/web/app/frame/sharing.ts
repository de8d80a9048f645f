/**
 * The fresh value, built of the old one's objects wherever they are equal; the old one itself where nothing but the
 * outermost `now`, which always differs, has changed.
 */
export function shared<T>(old: T | undefined, fresh: T): T {
  return old === undefined ? fresh : (merged(old, fresh, true) as T);
}

function merged(old: unknown, fresh: unknown, outermost: boolean): unknown {
  if (Object.is(old, fresh)) return old;
  if (Array.isArray(old) && Array.isArray(fresh)) {
    const byId = new Map(old.flatMap((item) => (hasId(item) ? [[item.id, item] as const] : [])));
    const items = fresh.map((item, i) => merged(hasId(item) ? (byId.get(item.id) ?? old[i]) : old[i], item, false));
    return items.length === old.length && items.every((item, i) => item === old[i]) ? old : items;
  }
  if (isRecord(old) && isRecord(fresh)) {
    const result: Record<string, unknown> = {};
    let same = Object.keys(old).length === Object.keys(fresh).length;
    for (const [key, value] of Object.entries(fresh)) {
      result[key] = merged(old[key], value, false);
      same &&= result[key] === old[key] || (outermost && key === 'now');
    }
    return same ? old : result;
  }
  return fresh;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is {id: string} {
  return isRecord(value) && typeof value.id === 'string';
}
