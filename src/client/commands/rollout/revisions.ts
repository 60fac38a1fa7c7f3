import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Visited } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { pathOf } from '../../discovery/api-type.ts';
import { typeOfObject } from '../../discovery/find-type.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { labelText } from '../../output/print-table.ts';
import { send } from '../../running.ts';

/** A former or the current revision of a workload. */
export interface Revision {
  readonly number: number;
  readonly cause: string;
  /** The Pod template of the revision. */
  readonly template: JsonObject;
  /** The object that stores it: a ReplicaSet or a ControllerRevision. */
  readonly keeper: JsonObject;
  readonly kind: 'ReplicaSet' | 'ControllerRevision';
}

const NUMBER = 'deployment.kubernetes.io/revision';
/** The annotation with the cause of a revision. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Kinds that run Pods but keep no revisions. */
const WITH_PODS = ['CronJob', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController'];

const WORDS = {
  history: { wanted: 'history', worker: 'history viewer' },
  undo: { wanted: 'rollbacker', worker: 'rollbacker' },
} as const;

/** The revisions of a workload, the oldest first. @throws KubectlFailure for a kind that keeps none. */
export function* revisionsOf(
  invocation: Invocation,
  one: Visited,
  purpose: 'history' | 'undo' = 'history',
): Running<readonly Revision[]> {
  const words = WORDS[purpose];
  const kind = textAt(one.object, 'kind');
  if (['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind)) {
    const { status, body } = yield* send({ method: 'GET', path: pathOf(one.type, one.namespace, one.name) });
    if (status >= 400) throw serverFailure(body);
  }
  if (kind === 'Deployment') {
    const sets = yield* ownedBy(invocation, one, 'apps/v1', 'ReplicaSet');
    return byNumber(sets.map(ofReplicaSet));
  }
  if (kind !== 'StatefulSet' && kind !== 'DaemonSet')
    throw failure(
      WITH_PODS.includes(kind)
        ? `no ${words.worker} has been implemented for ${JSON.stringify(kind)}`
        : `error retrieving ${words.wanted} for ${JSON.stringify(kind)}, no visitor method exists for {${one.type.group} ${kind}}`,
    );
  const kept = yield* ownedBy(invocation, one, 'apps/v1', 'ControllerRevision');
  return byNumber(kept.map(ofControllerRevision));
}

function byNumber(revisions: readonly Revision[]): readonly Revision[] {
  return revisions.filter(({ number }) => number > 0).sort((a, b) => a.number - b.number);
}

function ofReplicaSet(set: JsonObject): Revision {
  const annotations = objectAt(set, 'metadata', 'annotations');
  const template = objectAt(set, 'spec', 'template');
  const { 'pod-template-hash': _, ...labels } = objectAt(template, 'metadata', 'labels');
  const metadata = { ...objectAt(template, 'metadata'), labels };
  return {
    number: Number(textAt(annotations, NUMBER) || 0),
    cause: textAt(annotations, CHANGE_CAUSE),
    template: { ...template, metadata },
    keeper: set,
    kind: 'ReplicaSet',
  };
}

function ofControllerRevision(kept: JsonObject): Revision {
  const { $patch: _, ...template } = objectAt(kept, 'data', 'spec', 'template');
  return {
    number: Number(kept.revision ?? 0),
    cause: textAt(kept, 'metadata', 'annotations', CHANGE_CAUSE),
    template,
    keeper: kept,
    kind: 'ControllerRevision',
  };
}

function* ownedBy(
  invocation: Invocation,
  one: Visited,
  apiVersion: string,
  kind: string,
): Running<readonly JsonObject[]> {
  const type = typeOfObject(yield* invocation.types(), apiVersion, kind);
  if (type === undefined) throw failure(`the server does not serve ${kind}`);
  const labels = objectAt(one.object, 'spec', 'selector', 'matchLabels');
  const query = [['labelSelector', labelText(labels)]] as const;
  const { status, body } = yield* send({ method: 'GET', path: pathOf(type, one.namespace), query });
  if (status >= 400) throw serverFailure(body);
  const uid = textAt(one.object, 'metadata', 'uid');
  return objectsAt(body, 'items').filter((item) =>
    objectsAt(item, 'metadata', 'ownerReferences').some(
      (owner) => textAt(owner, 'uid') === uid && owner.controller === true,
    ),
  );
}
