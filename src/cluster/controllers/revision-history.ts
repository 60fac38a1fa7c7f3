import { type JsonObject, numberAt, objectAt, textAt } from '../../kubernetes/json.ts';
import { sortKeys } from '../../kubernetes/jsonpath/print.ts';
import { sameValue } from '../../kubernetes/validation/same-value.ts';
import type { World } from '../world.ts';
import type { Write } from './controller.ts';
import { controllerReference, isControlledBy, uidOf } from './owner.ts';
import { templateHash } from './template-hash.ts';

const RESOURCE = 'controllerrevisions.apps';

/** The way in which a kind labels its revisions. */
export interface RevisionKind {
  /** The label of a revision that contains its hash. */
  readonly hashLabel: string;
}

/** The current revision of a workload's template, the other revisions, and the writes that update them. */
export interface RevisionHistory {
  readonly current: JsonObject;
  /** Sorted from the oldest to the newest. */
  readonly others: readonly JsonObject[];
  readonly writes: readonly Write[];
}

/**
 * Finds or creates the revision of a workload's current template. An earlier revision that is used again becomes the newest.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#revision-history
 */
export function historyOf(owner: JsonObject, { hashLabel }: RevisionKind, world: World): RevisionHistory {
  const all = world
    .ownedBy(uidOf(owner), RESOURCE)
    .filter((revision) => isControlledBy(revision, owner))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const data = dataOf(owner);
  const known = all.findLast((revision) => sameValue(revision.data, data));
  const newest = numberOf(all.at(-1));
  if (known === undefined) {
    const revision = newRevision(owner, data, newest + 1, hashLabel, world);
    return {
      current: revision,
      others: all,
      writes: [{ do: 'create', resource: RESOURCE, object: revision }],
    };
  }
  const others = all.filter((revision) => revision !== known);
  if (numberOf(known) === newest) return { current: known, others, writes: [] };
  const current = { ...known, revision: newest + 1 };
  return { current, others, writes: [{ do: 'update', resource: RESOURCE, object: current }] };
}

function numberOf(revision: JsonObject | undefined): number {
  return numberAt(revision, 'revision') ?? 0;
}

/** The data of a revision: a patch that restores the template. Its keys are sorted because kubectl compares it byte for byte. */
function dataOf(owner: JsonObject): JsonObject {
  const template = sortKeys({ $patch: 'replace', ...objectAt(owner, 'spec', 'template') });
  return { spec: { template } };
}

/** The template stored in a revision. */
export function templateOf(revision: JsonObject): JsonObject {
  const { $patch: _, ...template } = objectAt(revision, 'data', 'spec', 'template');
  return template;
}

function newRevision(
  owner: JsonObject,
  data: JsonObject,
  number: number,
  hashLabel: string,
  world: World,
): JsonObject {
  const namespace = textAt(owner, 'metadata', 'namespace');
  const template = objectAt(owner, 'spec', 'template');
  const prefix = textAt(owner, 'metadata', 'name');
  let collisions = numberAt(owner, 'status', 'collisionCount') || undefined;
  let hash = templateHash(template, collisions);
  while (world.get(RESOURCE, namespace, `${prefix}-${hash}`) !== undefined) {
    collisions = (collisions ?? 0) + 1;
    hash = templateHash(template, collisions);
  }
  const annotations = objectAt(owner, 'metadata', 'annotations');
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${prefix}-${hash}`,
      namespace,
      labels: { ...objectAt(template, 'metadata', 'labels'), [hashLabel]: hash },
      ...(Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
      ownerReferences: [controllerReference(owner)],
    },
    data,
    revision: number,
  };
}

/** Deletes the oldest unused revisions beyond a workload's history limit. */
export function trimHistory(
  owner: JsonObject,
  others: readonly JsonObject[],
  isUsed: (revision: JsonObject) => boolean,
): Write[] {
  const limit = numberAt(owner, 'spec', 'revisionHistoryLimit') ?? 10;
  const unused = others.filter((revision) => !isUsed(revision));
  return unused.slice(0, Math.max(0, unused.length - limit)).map((revision) => ({
    do: 'delete',
    resource: RESOURCE,
    namespace: textAt(revision, 'metadata', 'namespace'),
    name: textAt(revision, 'metadata', 'name'),
  }));
}
