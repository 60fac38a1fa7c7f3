import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { replaceCondition } from '../condition.ts';
import type { Controller, Write } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { isDeleting, uidOf } from '../owner.ts';
import { writeStatus } from '../status-write.ts';

const FINALIZER = 'kubernetes';

/**
 * Empties a namespace that is being deleted, and removes its finalizer when nothing is left.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/namespaces/
 */
export const namespace: Controller = {
  name: 'namespace-controller',
  watches: [
    itself('namespaces'),
    {
      resource: '*',
      keys: (object, world) => {
        const name = textAt(object, 'metadata', 'namespace');
        const found = name === '' ? undefined : world.get('namespaces', '', name);
        return found !== undefined && isDeleting(found) ? [`/${name}`] : [];
      },
    },
  ],
  reconcile: (key, world) => {
    const found = world.get('namespaces', ...splitKey(key));
    if (found === undefined || !isDeleting(found)) return { writes: [] };
    return { writes: empty(found, world) };
  },
};

/** The remaining objects of one resource in a namespace. */
interface Remains {
  readonly resource: string;
  readonly objects: readonly JsonObject[];
}

function empty(found: JsonObject, world: World): Write[] {
  const name = textAt(found, 'metadata', 'name');
  const remains = world.resources
    .filter((resource) => !resource.startsWith('events'))
    .map((resource) => ({ resource, objects: world.list(resource, name) }))
    .filter(({ objects }) => objects.length > 0);
  if (remains.length === 0) return [...deleteEvents(name, world), ...finalize(found, world.now)];
  const pods = remains.filter(({ resource }) => resource === 'pods');
  const deletions = (pods.length > 0 ? pods : remains).flatMap(({ resource, objects }) =>
    objects.filter((object) => !isDeleting(object)).map((object) => deletion(resource, object)),
  );
  const status = { ...objectAt(found, 'status'), phase: 'Terminating' };
  const conditions = conditionsOf(objectsAt(status, 'conditions'), remains, world.now);
  return [...deletions, ...reportRemaining(found, { ...status, conditions }, remains)];
}

/** Writes the status that lists the remaining objects, unless the deletions of this reconciliation leave nothing. */
function reportRemaining(found: JsonObject, status: JsonObject, remains: readonly Remains[]): Write[] {
  const stays = remains.some(({ resource, objects }) =>
    objects.some((object) => isDeleting(object) || isHeld(resource, object)),
  );
  return stays ? writeStatus('namespaces', found, status) : [];
}

/** Whether a deletion only marks an object, because it has finalizers or a grace period. */
function isHeld(resource: string, object: JsonObject): boolean {
  return resource === 'pods' || listAt(object, 'metadata', 'finalizers').length > 0;
}

function deletion(resource: string, object: JsonObject): Write {
  const { namespace: of, name } = objectAt(object, 'metadata');
  return {
    do: 'delete',
    resource,
    namespace: String(of),
    name: String(name),
    uid: uidOf(object),
    propagation: 'Background',
    next: () => [],
  };
}

function deleteEvents(name: string, world: World): Write[] {
  return world.resources
    .filter((resource) => resource.startsWith('events'))
    .flatMap((resource) => world.list(resource, name).map((object) => deletion(resource, object)));
}

/** Reports that nothing is left, and removes the finalizer of a namespace, which deletes it. */
function finalize(found: JsonObject, now: number): Write[] {
  const status = objectAt(found, 'status');
  const conditions = conditionsOf(objectsAt(status, 'conditions'), [], now);
  const [write] = writeStatus('namespaces', found, { ...status, phase: 'Terminating', conditions });
  if (write === undefined) return release(found);
  return [{ ...write, next: (reply) => (reply.status < 300 ? release(reply.body) : []) }];
}

function release(found: JsonObject): Write[] {
  const finalizers = listAt(found, 'spec', 'finalizers').filter((finalizer) => finalizer !== FINALIZER);
  const spec: JsonObject = { ...objectAt(found, 'spec'), finalizers };
  return [
    {
      do: 'update',
      resource: 'namespaces',
      object: { ...found, spec },
      subresource: 'finalize',
      next: () => [],
    },
  ];
}

function conditionsOf(known: readonly JsonObject[], remains: readonly Remains[], now: number): JsonObject[] {
  const finalizers = new Map<string, number>();
  for (const { objects } of remains)
    for (const object of objects)
      for (const finalizer of listAt(object, 'metadata', 'finalizers'))
        finalizers.set(String(finalizer), (finalizers.get(String(finalizer)) ?? 0) + 1);
  const counts = remains.map(({ resource, objects }) => {
    const full = resource.includes('.') ? resource : `${resource}.`;
    return `${full} has ${objects.length} resource instances`;
  });
  const held = [...finalizers].sort().map(([name, count]) => `${name} in ${count} resource instances`);
  const next: readonly (readonly [string, boolean, string, string])[] = [
    [
      'NamespaceDeletionDiscoveryFailure',
      false,
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ],
    [
      'NamespaceDeletionGroupVersionParsingFailure',
      false,
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ],
    [
      'NamespaceDeletionContentFailure',
      false,
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ],
    remains.length > 0
      ? [
          'NamespaceContentRemaining',
          true,
          'SomeResourcesRemain',
          `Some resources are remaining: ${counts.sort().join(', ')}`,
        ]
      : ['NamespaceContentRemaining', false, 'ContentRemoved', 'All content successfully removed'],
    held.length > 0
      ? [
          'NamespaceFinalizersRemaining',
          true,
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${held.join(', ')}`,
        ]
      : [
          'NamespaceFinalizersRemaining',
          false,
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
        ],
  ];
  return next.reduce<JsonObject[]>(
    (conditions, [type, isTrue, reason, message]) =>
      replaceCondition(conditions, {
        type,
        status: isTrue ? 'True' : 'False',
        lastTransitionTime: timeText(now),
        reason,
        message,
      }),
    [...known],
  );
}
