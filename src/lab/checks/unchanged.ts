import type { JsonObject } from '../../kubernetes/json.ts';
import { objectAt, textAt } from '../../kubernetes/json.ts';
import type { FactRule } from './condition.ts';
import { namedIn, nameInWords, objectOf, readObjectName } from './object-name.ts';

/** The parts of the metadata that a learner writes. */
const WRITTEN = ['labels', 'annotations', 'finalizers', 'ownerReferences'];
/** An annotation that `kubectl apply` writes even if the object does not change. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether an object is still the same one as at the start of the lab, with the fields that its author wrote. */
export const unchanged: FactRule = {
  form: 'unchanged: TYPE/NAME [-n NAMESPACE]',
  meaning: 'the object is unchanged since the lab started and was not recreated; its status does not count',
  read: (words) => {
    const object = readObjectName(words);
    if (object === undefined) return undefined;
    return {
      title: `${nameInWords(object)} is unchanged`,
      named: namedIn(object),
      keeps: object,
      reads: object.resource,
      look: ({ cluster, atStart }) => {
        const [before, now] = [atStart(object), objectOf(object, cluster.world)];
        if (before === undefined) return { holds: false, found: 'it did not exist when the lab started' };
        if (now === undefined) return { holds: false, found: 'it was deleted' };
        if (now === before) return { holds: true, found: 'it is' };
        if (textAt(now, 'metadata', 'uid') !== textAt(before, 'metadata', 'uid'))
          return { holds: false, found: 'it was deleted and created again' };
        const changed = changedKeys(before, now);
        return changed.length === 0
          ? { holds: true, found: 'it is' }
          : { holds: false, found: `${changed.join(', ')} changed` };
      },
    };
  },
};

function changedKeys(before: JsonObject, now: JsonObject): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  for (const key of ['metadata', 'status']) keys.delete(key);
  const changed = [...keys].filter((key) => !isSame(before[key], now[key]));
  const metadata = WRITTEN.filter((key) => !isSame(written(before, key), written(now, key)));
  return [...changed, ...metadata];
}

function written(object: JsonObject, key: string): unknown {
  const value = objectAt(object, 'metadata')[key];
  if (key !== 'annotations') return value;
  const { [LAST_APPLIED]: _, ...rest } = objectAt(object, 'metadata', 'annotations');
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** Compares stored objects by their text. Their keys stay in the same order unless a client writes them in another. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
