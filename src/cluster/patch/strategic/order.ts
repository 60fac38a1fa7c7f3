import { isObject, type Json } from '../../../kubernetes/json.ts';

/**
 * The items of a merged list in the API server's order: items of the patch in the patch's order, the others in the stored order, and an
 * item of the patch before its stored neighbor unless both were stored in the opposite order.
 */
export function inOrder(
  merged: readonly Json[],
  patchOrder: readonly Json[],
  storedOrder: readonly Json[],
  mergeKey: string | undefined,
): Json[] {
  const keyOf = (item: Json): Json =>
    mergeKey !== undefined && isObject(item) ? (item[mergeKey] ?? null) : item;
  const byPatch = places(patchOrder.map(keyOf));
  const byStore = places(storedOrder.map(keyOf));
  const place = (item: Json, order: ReadonlyMap<Json, number>): number => order.get(keyOf(item)) ?? -1;
  const sorted = (items: Json[], order: ReadonlyMap<Json, number>): Json[] =>
    items.sort((a, b) => place(a, order) - place(b, order));
  const named = sorted(
    merged.filter((item) => byPatch.has(keyOf(item))),
    byPatch,
  );
  const others = sorted(
    merged.filter((item) => !byPatch.has(keyOf(item))),
    byStore,
  );
  const found: Json[] = [];
  while (named.length > 0 || others.length > 0) {
    const [other, name] = [others[0], named[0]];
    const [left, right] = [place(other ?? null, byStore), place(name ?? null, byStore)];
    const takesOther = name === undefined || (other !== undefined && left >= 0 && right >= 0 && left < right);
    const next = takesOther ? others.shift() : named.shift();
    if (next !== undefined) found.push(next);
  }
  return found;
}

function places(keys: readonly Json[]): ReadonlyMap<Json, number> {
  const found = new Map<Json, number>();
  keys.forEach((key, at) => {
    if (!found.has(key)) found.set(key, at);
  });
  return found;
}
