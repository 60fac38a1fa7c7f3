import { union } from './field-set.ts';
import { type Managers, managerKey, type Ownership } from './manager.ts';

const MOST_UPDATERS = 10;
const BUCKET = 'ancient-changes';

/**
 * Merges the oldest entries of `Update` managers, per API version, until at most ten are left.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/capmanagers.go
 */
export function capUpdaters(managers: Managers): Managers {
  const updaters = [...managers.values()].filter(({ operation }) => operation === 'Update');
  if (updaters.length <= MOST_UPDATERS) return managers;
  const found = new Map(managers);
  const firstOf = new Map<string, Ownership>();
  let count = updaters.length;
  for (const owner of updaters.sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : 1))) {
    if (count <= MOST_UPDATERS) break;
    const first = firstOf.get(owner.apiVersion);
    if (first === undefined) {
      firstOf.set(owner.apiVersion, owner);
      continue;
    }
    const bucket: Ownership = { ...owner, manager: BUCKET, subresource: '' };
    const key = managerKey(bucket);
    const before = found.get(key) ?? first;
    if (!found.has(key)) found.delete(managerKey(first));
    found.delete(managerKey(owner));
    found.set(key, { ...bucket, fields: union(owner.fields, before.fields) });
    count--;
  }
  return found;
}
