import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../json.ts';
import { type DefaultTable, meant, written, writtenIn } from '../server-default.ts';
import { PAGES } from './pages.ts';

const { deployment, replicaSet, statefulSet, daemonSet, job, cronJob } = PAGES;
const QUARTER = '25%';
const MOST_FAILURES = 2_147_483_647;

const retain = (): Json => ({ whenDeleted: 'Retain', whenScaled: 'Retain' });

/** Deployments, ReplicaSets, DaemonSets, StatefulSets, Jobs and CronJobs. */
export const WORKLOADS: DefaultTable = {
  'V1DeploymentSpec.replicas': written(1, deployment),
  'V1DeploymentSpec.revisionHistoryLimit': written(10, deployment),
  'V1DeploymentSpec.progressDeadlineSeconds': written(600, deployment),
  'V1DeploymentSpec.minReadySeconds': meant(0, deployment),
  'V1DeploymentSpec.paused': meant(false, deployment),
  'V1DeploymentSpec.strategy': written({}, deployment),
  'V1DeploymentStrategy.type': written('RollingUpdate', deployment),
  'V1DeploymentStrategy.rollingUpdate': written(ifRolling, deployment),
  'V1RollingUpdateDeployment.maxUnavailable': written(QUARTER, deployment),
  'V1RollingUpdateDeployment.maxSurge': written(QUARTER, deployment),
  'V1ReplicaSetSpec.replicas': written(1, replicaSet),
  'V1ReplicationControllerSpec.replicas': written(1, PAGES.replicationController),
  'V1StatefulSetSpec.replicas': written(1, statefulSet),
  'V1StatefulSetSpec.podManagementPolicy': written('OrderedReady', statefulSet),
  'V1StatefulSetSpec.revisionHistoryLimit': written(10, statefulSet),
  'V1StatefulSetSpec.updateStrategy': written({}, statefulSet),
  'V1StatefulSetSpec.persistentVolumeClaimRetentionPolicy': written(retain, statefulSet),
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': written('Retain', statefulSet),
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': written('Retain', statefulSet),
  'V1StatefulSetUpdateStrategy.type': written('RollingUpdate', statefulSet),
  'V1StatefulSetUpdateStrategy.rollingUpdate': written(ifRolling, statefulSet),
  'V1RollingUpdateStatefulSetStrategy.partition': written(0, statefulSet),
  'V1DaemonSetSpec.revisionHistoryLimit': written(10, daemonSet),
  'V1DaemonSetSpec.updateStrategy': written({}, daemonSet),
  'V1DaemonSetUpdateStrategy.type': written('RollingUpdate', daemonSet),
  'V1DaemonSetUpdateStrategy.rollingUpdate': written(ifRolling, daemonSet),
  'V1RollingUpdateDaemonSet.maxUnavailable': written(1, daemonSet),
  'V1RollingUpdateDaemonSet.maxSurge': written(0, daemonSet),
  'V1JobSpec.completions': writtenIn('Job', completions, job),
  'V1JobSpec.parallelism': writtenIn('Job', 1, job),
  'V1JobSpec.backoffLimit': writtenIn('Job', backoffLimit, job),
  'V1JobSpec.completionMode': writtenIn('Job', 'NonIndexed', job),
  'V1JobSpec.suspend': writtenIn('Job', false, job),
  'V1JobSpec.podReplacementPolicy': writtenIn('Job', podReplacement, job),
  'V1JobSpec.manualSelector': writtenIn('Job', false, job),
  'V1PodFailurePolicyOnPodConditionsPattern.status': written('True', job),
  'V1CronJobSpec.concurrencyPolicy': written('Allow', cronJob),
  'V1CronJobSpec.suspend': written(false, cronJob),
  'V1CronJobSpec.successfulJobsHistoryLimit': written(3, cronJob),
  'V1CronJobSpec.failedJobsHistoryLimit': written(1, cronJob),
};

function ifRolling(strategy: JsonObject): Json | undefined {
  return textAt(strategy, 'type') === 'RollingUpdate' ? {} : undefined;
}

/** One completion, unless the Job is a work queue (with a parallelism and no completions). */
function completions(spec: JsonObject): Json | undefined {
  return spec.parallelism === undefined ? 1 : undefined;
}

function backoffLimit(spec: JsonObject): Json {
  return spec.backoffLimitPerIndex === undefined ? 6 : MOST_FAILURES;
}

function podReplacement(spec: JsonObject): Json {
  return isObject(spec.podFailurePolicy) ? 'Failed' : 'TerminatingOrFailed';
}

/** The labels of the Pod template, for a ReplicationController or a Job without labels. */
export function labelsOfTemplate(object: JsonObject): JsonObject {
  return objectAt(object, 'spec', 'template', 'metadata', 'labels');
}
