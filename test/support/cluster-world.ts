import type { World } from '../../src/cluster/world.ts';
import type { JsonObject } from '../../src/kubernetes/json.ts';
import { objectsAt, textAt } from '../../src/kubernetes/json.ts';

/** A world that holds these objects, by resource. */
export function worldOf(objects: Readonly<Record<string, readonly JsonObject[]>>, now = 0): World {
  const list = (resource: string, namespace?: string) =>
    (objects[resource] ?? []).filter(
      (o) => namespace === undefined || textAt(o, 'metadata', 'namespace') === namespace,
    );
  return {
    now,
    usageOf: () => new Map(),
    eventsAbout: (uid) => list('events').filter((o) => textAt(o, 'involvedObject', 'uid') === uid),
    resources: Object.keys(objects),
    kind: () => undefined,
    list,
    get: (resource, namespace, name) =>
      list(resource, namespace).find((o) => textAt(o, 'metadata', 'name') === name),
    podsOn: (node) => list('pods').filter((o) => textAt(o, 'spec', 'nodeName') === node),
    ownedBy: (uid, resource) =>
      list(resource).filter((o) => objectsAt(o, 'metadata', 'ownerReferences').some((r) => r.uid === uid)),
  };
}
