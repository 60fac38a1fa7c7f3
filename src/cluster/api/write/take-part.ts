import { prepareUpdate } from '../../../kubernetes/defaults/prepare/update.ts';
import { copyJson, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { metadataWithoutManagers } from '../../patch/apply/late-managers.ts';
import { withWrittenManagers } from '../../patch/apply/managed-fields.ts';
import type { ResourceRoute } from '../route.ts';

type Part = (after: JsonObject, before: JsonObject, time: string) => JsonObject;

/** The part that a client can change through each subresource except `status`; everything else stays as stored. */
const PARTS: Readonly<Record<string, Part>> = {
  approval: (after, before, time) => {
    const kept = copyJson(before);
    const conditions = objectsAt(after, 'status', 'conditions').map((condition) => ({
      ...condition,
      lastUpdateTime: condition.lastUpdateTime ?? time,
      lastTransitionTime: condition.lastTransitionTime ?? time,
    }));
    kept.status = { ...objectAt(before, 'status'), conditions };
    return kept;
  },
  finalize: (after, before) => ({
    ...copyJson(before),
    spec: { ...objectAt(before, 'spec'), finalizers: listAt(after, 'spec', 'finalizers') },
  }),
  ephemeralcontainers: (after, before) => {
    const kept = copyJson(before);
    objectAt(kept, 'spec').ephemeralContainers = listAt(after, 'spec', 'ephemeralContainers');
    return kept;
  },
  scale: (after) => copyJson(after),
  resize: (after, before) => {
    const kept = copyJson(before);
    for (const list of ['containers', 'initContainers']) {
      const wanted = new Map(objectsAt(after, 'spec', list).map((one) => [textAt(one, 'name'), one]));
      for (const container of objectsAt(kept, 'spec', list)) {
        const now = wanted.get(textAt(container, 'name'));
        if (now?.resources !== undefined) container.resources = now.resources;
        if (now?.resizePolicy !== undefined) container.resizePolicy = now.resizePolicy;
      }
    }
    return kept;
  },
};

/** The new object with only the changes that the path allows. Changes its first argument. */
export function takePart(
  { resource, subresource }: ResourceRoute,
  after: JsonObject,
  before: JsonObject,
  time: string,
): JsonObject {
  const part = lookUp(PARTS, subresource);
  if (part !== undefined) return part(after, withWrittenManagers(before), time);
  const keepsStatus = resource.subresources.some(({ name }) => name === 'status');
  const { status } = after;
  const prepared = prepareUpdate(after, before);
  if (!keepsStatus) {
    if (status === undefined) delete prepared.status;
    else prepared.status = status;
  }
  if (!resource.namespaced) delete objectAt(prepared, 'metadata').namespace;
  return prepared;
}

/** The stored object with the new status, and with the annotations and finalizers that may be written together with it. */
export function takeStatus({ status, metadata }: JsonObject, before: JsonObject): JsonObject {
  const then = metadataWithoutManagers(before);
  const kept: JsonObject = { ...before, metadata: then };
  const now = objectAt(metadata);
  for (const field of ['annotations', 'finalizers', 'managedFields']) {
    const value = now[field];
    if (value === undefined) delete then[field];
    else then[field] = value;
  }
  if (status === undefined) delete kept.status;
  else kept.status = status;
  return kept;
}
