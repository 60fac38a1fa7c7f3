import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { labelsOf } from '../../label-selector.ts';
import { withCondition } from '../condition.ts';
import type { Write, WriteReply } from '../controller.ts';
import { controllerReference } from '../owner.ts';
import { writeStatus } from '../status-write.ts';
import { templateHash } from '../template-hash.ts';
import {
  allSets,
  annotation,
  countIn,
  DESIRED,
  isRolling,
  MOST,
  maxSurge,
  progressDeadline,
  REVISION,
  type Rollout,
  replicasOf,
  sizeOf,
} from './rollout.ts';
import { progressing } from './status.ts';

const HASH_LABEL = 'pod-template-hash';
const HISTORY = 'deployment.kubernetes.io/revision-history';
const LONGEST_HISTORY = 2000;
/** Annotations of a Deployment that are not copied to its ReplicaSets. */
const OWN_ANNOTATIONS: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  HISTORY,
  DESIRED,
  MOST,
  'deprecated.deployment.rollback.to',
];

/** The ReplicaSet whose template equals the Deployment's except for the hash; the oldest if there are several. */
export function currentSet(deployment: JsonObject, sets: readonly JsonObject[]): JsonObject | undefined {
  const wanted = objectAt(deployment, 'spec', 'template');
  return sets.find((set) => sameValue(withoutHash(objectAt(set, 'spec', 'template')), withoutHash(wanted)));
}

function withoutHash(template: JsonObject): JsonObject {
  const metadata = objectAt(template, 'metadata');
  const { [HASH_LABEL]: _, ...labels } = objectAt(metadata, 'labels');
  return { ...template, metadata: { ...metadata, labels } };
}

/** Updates the annotations of the current ReplicaSet, and stores its revision for the Deployment. */
export function syncRevision(rollout: Rollout): void {
  const { deployment, newSet } = rollout;
  if (newSet === undefined) return;
  const revision = nextRevision(rollout);
  const annotations = annotationsOf(deployment, newSet.object, revision);
  const minReadySeconds = numberAt(deployment, 'spec', 'minReadySeconds') ?? 0;
  const changed = !sameValue(annotations, objectAt(newSet.object, 'metadata', 'annotations'));
  const readiness = (numberAt(newSet.object, 'spec', 'minReadySeconds') ?? 0) !== minReadySeconds;
  if (changed || readiness) {
    rollout.writes.push(
      patchSet(newSet.object, {
        metadata: { annotations },
        ...(readiness && { spec: { minReadySeconds } }),
      }),
    );
    newSet.object = {
      ...newSet.object,
      metadata: { ...objectAt(newSet.object, 'metadata'), annotations },
    };
  }
  rollout.revision = annotation(newSet.object, REVISION) ?? '';
  if (progressDeadline(deployment) === undefined) return;
  if (rollout.conditions.some(({ type }) => type === 'Progressing')) return;
  const name = textAt(newSet.object, 'metadata', 'name');
  rollout.conditions = withCondition(
    rollout.conditions,
    progressing(rollout.now, 'True', 'FoundNewReplicaSet', `Found new replica set "${name}"`),
  );
}

function nextRevision({ oldSets }: Rollout): number {
  return Math.max(0, ...oldSets.map(({ object }) => countIn(object, REVISION) ?? 0)) + 1;
}

function annotationsOf(deployment: JsonObject, set: JsonObject | undefined, revision: number): JsonObject {
  const own = objectAt(deployment, 'metadata', 'annotations');
  const annotations = { ...(set && objectAt(set, 'metadata', 'annotations')) };
  for (const [name, value] of Object.entries(own))
    if (!OWN_ANNOTATIONS.includes(name)) annotations[name] = value;
  const before = set && annotation(set, REVISION);
  if (Number(before ?? 0) < revision) {
    annotations[REVISION] = String(revision);
    if (before !== undefined && set !== undefined)
      annotations[HISTORY] = extendedHistory(annotation(set, HISTORY) ?? '', before);
  }
  return annotations;
}

/** The history with one more revision; the oldest ones are dropped if it becomes too long. */
function extendedHistory(history: string, revision: string): string {
  if (history === '') return revision;
  const revisions = [...history.split(','), revision];
  while (revisions.join().length > LONGEST_HISTORY) revisions.shift();
  return revisions.join();
}

export function patchSet(set: JsonObject, patch: JsonObject): Write {
  return {
    do: 'patch',
    resource: 'replicasets.apps',
    namespace: textAt(set, 'metadata', 'namespace'),
    name: textAt(set, 'metadata', 'name'),
    patch,
  };
}

/** Creates the ReplicaSet for the Deployment's template. The reply determines the next writes. */
export function createSet(rollout: Rollout): void {
  const { deployment, now } = rollout;
  const set = newSetOf(rollout);
  const name = textAt(set, 'metadata', 'name');
  const replicas = replicasOf(set);
  rollout.newSet = { object: set, replicas };
  rollout.revision = annotation(set, REVISION);
  if (progressDeadline(deployment) !== undefined)
    rollout.conditions = withCondition(
      rollout.conditions,
      progressing(now, 'True', 'NewReplicaSetCreated', `Created new replica set "${name}"`),
    );
  rollout.writes.push({
    do: 'create',
    resource: 'replicasets.apps',
    object: set,
    next: (reply) => afterCreation(rollout, set, reply),
  });
}

function afterCreation({ deployment, now }: Rollout, set: JsonObject, reply: WriteReply): Write[] {
  const name = textAt(set, 'metadata', 'name');
  const replicas = replicasOf(set);
  if (reply.status < 300)
    return replicas === 0
      ? []
      : [scalingEvent(deployment, `Scaled up replica set ${name} from 0 to ${replicas}`)];
  const status = objectAt(deployment, 'status');
  if (reply.body.reason === 'AlreadyExists')
    return writeStatus('deployments.apps', deployment, {
      ...status,
      collisionCount: (numberAt(status, 'collisionCount') ?? 0) + 1,
    });
  const message = `Failed to create new replica set "${name}": ${textAt(reply.body, 'message')}`;
  const failed = progressing(now, 'False', 'ReplicaSetCreateError', message);
  const conditions = withCondition((status.conditions ?? []) as JsonObject[], failed);
  return [
    ...(progressDeadline(deployment) === undefined
      ? []
      : writeStatus('deployments.apps', deployment, { ...status, conditions })),
    { do: 'event', about: deployment, type: 'Warning', reason: 'ReplicaSetCreateError', message },
  ];
}

function newSetOf(rollout: Rollout): JsonObject {
  const { deployment } = rollout;
  const spec = objectAt(deployment, 'spec');
  const template = objectAt(spec, 'template');
  const hash = templateHash(template, numberAt(deployment, 'status', 'collisionCount'));
  const labels = { ...labelsOf(template), [HASH_LABEL]: hash };
  const selector = objectAt(spec, 'selector');
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${textAt(deployment, 'metadata', 'name')}-${hash}`,
      namespace: textAt(deployment, 'metadata', 'namespace'),
      labels,
      annotations: {
        ...annotationsOf(deployment, undefined, nextRevision(rollout)),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: newSize(rollout, 0),
      ...(spec.minReadySeconds !== undefined && { minReadySeconds: spec.minReadySeconds }),
      selector: {
        ...selector,
        matchLabels: { ...objectAt(selector, 'matchLabels'), [HASH_LABEL]: hash },
      },
      template: { ...template, metadata: { ...objectAt(template, 'metadata'), labels } },
    },
  };
}

/** The annotations in which a ReplicaSet records its Deployment's size. */
export function sizeAnnotations(deployment: JsonObject): Record<string, string> {
  const replicas = replicasOf(deployment);
  return { [DESIRED]: String(replicas), [MOST]: String(replicas + maxSurge(deployment)) };
}

/** The size that the new ReplicaSet may have now, given the Pods of the old ones. */
export function newSize(rollout: Rollout, size: number): number {
  const wanted = replicasOf(rollout.deployment);
  if (!isRolling(rollout.deployment)) return wanted;
  const room = wanted + maxSurge(rollout.deployment) - sizeOf(allSets(rollout));
  return room <= 0 ? size : size + Math.min(room, wanted - size);
}

export function scalingEvent(deployment: JsonObject, message: string): Write {
  return { do: 'event', about: deployment, type: 'Normal', reason: 'ScalingReplicaSet', message };
}
