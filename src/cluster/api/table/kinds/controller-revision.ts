import { type JsonObject, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const controllerRevision: Printer = {
  cells: (object, now) => {
    const owner = objectsAt(object, 'metadata', 'ownerReferences').find((o) => o.controller === true);
    return [
      textAt(object, 'metadata', 'name'),
      owner === undefined ? '<none>' : reference(owner),
      countAt(object, 'revision'),
      age(object, now),
    ];
  },
};

/** `statefulset.apps/web` */
function reference(owner: JsonObject): string {
  const [group = '', version] = textAt(owner, 'apiVersion').split('/');
  const kind = textAt(owner, 'kind').toLowerCase();
  return `${version === undefined ? kind : `${kind}.${group}`}/${textAt(owner, 'name')}`;
}
