import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const storageClaim: Rule = {
  code: 'storage-claim',
  *check(object) {
    if (object.type === 'V1PersistentVolumeClaim') yield* claim(child(object.root, 'spec'));
    if (object.type === 'V1StatefulSet') {
      for (const template of children(object.root, 'spec', 'volumeClaimTemplates'))
        yield* claim(child(template, 'spec'));
    }
    if (object.type === 'V1PersistentVolume') yield* volume(child(object.root, 'spec'));
  },
};

function* claim(spec: Located | undefined): Iterable<Finding> {
  yield* accessModes(spec);
  const resources = child(spec, 'resources');
  if (resources !== undefined && !has(resources, 'requests', 'storage'))
    yield finding('storage-claim', resources, 'the claim requests no size', {
      help: 'write it as `requests.storage`',
    });
}

function* volume(spec: Located | undefined): Iterable<Finding> {
  yield* accessModes(spec);
  const capacity = child(spec, 'capacity');
  if (capacity !== undefined && !has(capacity, 'storage'))
    yield finding('storage-claim', capacity, 'the volume has no size', {
      help: 'write it as `capacity.storage`',
    });
  const local = child(spec, 'local');
  if (local !== undefined && !has(spec, 'nodeAffinity'))
    yield finding('storage-claim', local, 'a local volume needs `nodeAffinity`, since it is on one node');
}

function* accessModes(spec: Located | undefined): Iterable<Finding> {
  const at = child(spec, 'accessModes');
  if (at === undefined || at.node.kind !== 'list') return;
  const modes = children(at).map((mode) => textAt(mode));
  if (modes.length === 0) yield finding('storage-claim', at, 'at least one access mode is needed');
  if (modes.length > 1 && modes.includes('ReadWriteOncePod'))
    yield findingAtValue('storage-claim', at, 'ReadWriteOncePod cannot be combined with other modes');
}
