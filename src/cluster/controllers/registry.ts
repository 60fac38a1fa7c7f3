import { defaultProfile } from '../kubelet/default-profile.ts';
import { makeKubelet } from '../kubelet/kubelet.ts';
import { KubeletSwitches } from '../kubelet/kubelet-switches.ts';
import { makeHeartbeat } from '../kubelet/node-heartbeat.ts';
import { PodMemory } from '../kubelet/pod-memory.ts';
import type { KubeletProfile } from '../kubelet/profile.ts';
import { makeStaticPods } from '../kubelet/static-pods.ts';
import { apiServiceAvailability } from './api-services/availability.ts';
import { makeHorizontalPodAutoscaler } from './autoscale/horizontal-pod-autoscaler.ts';
import type { Controller } from './controller.ts';
import { cronJob } from './cron-job/cron-job.ts';
import { daemonSet } from './daemon-set/daemon-set.ts';
import { deployment } from './deployment/deployment.ts';
import { disruption } from './disruption/disruption.ts';
import { endpointSlice } from './endpoints/endpoint-slice.ts';
import { endpoints } from './endpoints/endpoints.ts';
import { endpointSliceMirroring } from './endpoints/mirroring.ts';
import { ttlAfterFinished } from './finished-ttl.ts';
import { garbageCollector } from './garbage/garbage-collector.ts';
import { job } from './job/job.ts';
import { namespace } from './namespace/namespace.ts';
import { makeNodeLifecycle } from './nodes/node-lifecycle.ts';
import { podGarbage } from './nodes/pod-garbage.ts';
import { makeTaintEviction } from './nodes/taint-eviction.ts';
import { nodeTtl } from './nodes/ttl.ts';
import { policyStatus } from './policies/policy-status.ts';
import { replicaSet } from './replicas/replica-set.ts';
import { replicationController } from './replicas/replication-controller.ts';
import { resourceQuota } from './resource-quota.ts';
import { roleAggregation } from './roles/aggregation.ts';
import { scheduler } from './scheduler/scheduler.ts';
import { accountSecret } from './service-account/account-secret.ts';
import { rootCa } from './service-account/root-ca.ts';
import { serviceAccount } from './service-account/service-account.ts';
import { statefulSet } from './stateful-set/stateful-set.ts';
import { persistentVolumeBinder } from './volumes/claim-binder.ts';
import { ephemeralVolume } from './volumes/ephemeral.ts';
import { claimProtection, volumeProtection } from './volumes/protection.ts';

/**
 * All controllers, in the order in which they run. They are made for each cluster because some have a memory. The scheduler comes before
 * the controllers that bind volumes and remove taints, because it considers a Pod right after a change, before these have reacted.
 */
export function makeControllers(
  kubelet: KubeletProfile = defaultProfile(),
  tokenKey = '',
  stopped: readonly string[] = [],
): readonly Controller[] {
  const switches = new KubeletSwitches(stopped);
  const memory = new PodMemory();
  return [
    endpoints,
    endpointSlice,
    endpointSliceMirroring,
    deployment,
    replicaSet,
    replicationController,
    statefulSet,
    daemonSet,
    job,
    cronJob,
    serviceAccount,
    rootCa,
    accountSecret(tokenKey),
    policyStatus,
    apiServiceAvailability,
    garbageCollector,
    namespace,
    scheduler,
    persistentVolumeBinder,
    volumeProtection,
    claimProtection,
    ephemeralVolume,
    disruption,
    ttlAfterFinished,
    roleAggregation,
    makeNodeLifecycle(switches),
    makeTaintEviction(),
    podGarbage,
    nodeTtl,
    makeHorizontalPodAutoscaler(),
    resourceQuota,
    makeStaticPods(memory.trees, switches),
    makeKubelet(kubelet, switches, memory),
    makeHeartbeat(kubelet, switches),
  ];
}
