import type { JsonObject } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import type { ApiResource } from '../registry/resource.ts';
import { timeText } from '../time.ts';

/** The priority of each group in discovery, as in Kubernetes' own APIService objects. */
const PRIORITIES: Readonly<Record<string, number>> = {
  '': 18000,
  apps: 17800,
  'events.k8s.io': 17750,
  'authentication.k8s.io': 17700,
  'authorization.k8s.io': 17600,
  autoscaling: 17500,
  batch: 17400,
  'certificates.k8s.io': 17300,
  'networking.k8s.io': 17200,
  policy: 17100,
  'rbac.authorization.k8s.io': 17000,
  'storage.k8s.io': 16800,
  'admissionregistration.k8s.io': 16700,
  'apiextensions.k8s.io': 16700,
  'scheduling.k8s.io': 16600,
  'coordination.k8s.io': 16500,
  'node.k8s.io': 16300,
  'discovery.k8s.io': 16200,
  'resource.k8s.io': 16200,
  'flowcontrol.apiserver.k8s.io': 16100,
};

/** The priority of a version within its group, if it is not the usual one. */
const VERSION_PRIORITIES: Readonly<Record<string, number>> = { '/v1': 1, 'autoscaling/v2': 30 };
const USUAL = 15;

/** The APIService objects of the groups and versions that a new cluster serves. */
export function apiServices(resources: readonly ApiResource[], now: number): readonly JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const { group, versions } of resources) {
    const priority = lookUp(PRIORITIES, group);
    if (priority === undefined) continue;
    for (const version of versions) {
      const name = `${version}.${group}`;
      found.set(name, apiService(name, group, version, priority, now));
    }
  }
  return [...found.values()];
}

function apiService(name: string, group: string, version: string, priority: number, now: number): JsonObject {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name, labels: { 'kube-aggregator.kubernetes.io/automanaged': 'onstart' } },
    spec: {
      ...(group !== '' && { group }),
      version,
      groupPriorityMinimum: priority,
      versionPriority: lookUp(VERSION_PRIORITIES, `${group}/${version}`) ?? USUAL,
    },
    status: {
      conditions: [
        {
          type: 'Available',
          status: 'True',
          lastTransitionTime: timeText(now),
          reason: 'Local',
          message: 'Local APIServices are always available',
        },
      ],
    },
  };
}
