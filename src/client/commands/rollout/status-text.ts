import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { failure, type KubectlFailure } from '../../kubectl-failure.ts';

/** The progress of a rollout: what kubectl prints, and whether it is complete. */
export interface RolloutState {
  readonly text: string;
  readonly done: boolean;
}

/**
 * The progress of an object's rollout.
 *
 * @throws KubectlFailure for a kind or a strategy without a status, and for a rollout that failed.
 * @see https://github.com/kubernetes/kubectl/blob/v0.35.0/pkg/polymorphichelpers/rollout_status.go
 */
export function rolloutState(object: JsonObject, revision: number): RolloutState {
  const kind = textAt(object, 'kind');
  if (kind === 'Deployment') return ofDeployment(object, revision);
  if (kind === 'DaemonSet') return ofDaemonSet(object);
  if (kind === 'StatefulSet') return ofStatefulSet(object);
  throw failure(`no status viewer has been implemented for ${kind}`);
}

function observed(object: JsonObject): boolean {
  return (
    (numberAt(object, 'metadata', 'generation') ?? 0) <=
    (numberAt(object, 'status', 'observedGeneration') ?? 0)
  );
}

function count(object: JsonObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0;
}

function ofDeployment(object: JsonObject, revision: number): RolloutState {
  const name = textAt(object, 'metadata', 'name');
  if (revision > 0) {
    const own = Number(textAt(object, 'metadata', 'annotations', 'deployment.kubernetes.io/revision'));
    if (own !== revision)
      throw failure(`desired revision (${revision}) is different from the running revision (${own})`);
  }
  if (!observed(object))
    return { text: 'Waiting for deployment spec update to be observed...\n', done: false };
  const progressing = objectsAt(object, 'status', 'conditions').find(
    (one) => textAt(one, 'type') === 'Progressing',
  );
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded') throw exceeded(name);
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const [updated, total, available] = [
    count(object, 'updatedReplicas'),
    count(object, 'replicas'),
    count(object, 'availableReplicas'),
  ];
  const waiting = (what: string): RolloutState => ({
    text: `Waiting for deployment ${JSON.stringify(name)} rollout to finish: ${what}...\n`,
    done: false,
  });
  if (updated < wanted) return waiting(`${updated} out of ${wanted} new replicas have been updated`);
  if (total > updated) return waiting(`${total - updated} old replicas are pending termination`);
  if (available < updated) return waiting(`${available} of ${updated} updated replicas are available`);
  return { text: `deployment ${JSON.stringify(name)} successfully rolled out\n`, done: true };
}

function exceeded(name: string): KubectlFailure {
  return failure(`deployment ${JSON.stringify(name)} exceeded its progress deadline`);
}

function ofDaemonSet(object: JsonObject): RolloutState {
  const name = textAt(object, 'metadata', 'name');
  if (textAt(object, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') throw onlyRolling();
  if (!observed(object))
    return { text: 'Waiting for daemon set spec update to be observed...\n', done: false };
  const [updated, wanted, available] = [
    count(object, 'updatedNumberScheduled'),
    count(object, 'desiredNumberScheduled'),
    count(object, 'numberAvailable'),
  ];
  const waiting = (what: string): RolloutState => ({
    text: `Waiting for daemon set ${JSON.stringify(name)} rollout to finish: ${what}...\n`,
    done: false,
  });
  if (updated < wanted) return waiting(`${updated} out of ${wanted} new pods have been updated`);
  if (available < wanted) return waiting(`${available} of ${wanted} updated pods are available`);
  return { text: `daemon set ${JSON.stringify(name)} successfully rolled out\n`, done: true };
}

function onlyRolling(): KubectlFailure {
  return failure('rollout status is only available for RollingUpdate strategy type');
}

function ofStatefulSet(object: JsonObject): RolloutState {
  const strategy = objectAt(object, 'spec', 'updateStrategy');
  if (textAt(strategy, 'type') !== 'RollingUpdate') throw onlyRolling();
  if (!observed(object))
    return { text: 'Waiting for statefulset spec update to be observed...\n', done: false };
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const ready = count(object, 'readyReplicas');
  if (ready < wanted) return { text: `Waiting for ${wanted - ready} pods to be ready...\n`, done: false };
  const partition = numberAt(strategy, 'rollingUpdate', 'partition');
  const updated = count(object, 'updatedReplicas');
  if (objectAt(strategy, 'rollingUpdate').partition !== undefined && partition !== undefined) {
    if (updated < wanted - partition)
      return {
        text: `Waiting for partitioned roll out to finish: ${updated} out of ${wanted - partition} new pods have been updated...\n`,
        done: false,
      };
    return { text: `partitioned roll out complete: ${updated} new pods have been updated...\n`, done: true };
  }
  const revision = textAt(object, 'status', 'updateRevision');
  if (textAt(object, 'status', 'currentRevision') !== revision)
    return {
      text: `waiting for statefulset rolling update to complete ${updated} pods at revision ${revision}...\n`,
      done: false,
    };
  return {
    text: `statefulset rolling update complete ${count(object, 'currentReplicas')} pods at revision ${textAt(object, 'status', 'currentRevision')}...\n`,
    done: true,
  };
}
