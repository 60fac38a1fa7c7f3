import type { JsonObject } from '../../../kubernetes/json.ts';
import { podTemplate } from './pods.ts';
import type { Outline, Template } from './template.ts';

/** Pods are found by a label of their own and bear those of their owner. */
function selected(outline: Outline): { selector: JsonObject; template: JsonObject } {
  const own = { app: outline.labels.app ?? outline.name.slice(0, 63) };
  return {
    selector: { matchLabels: own },
    template: podTemplate(outline, { ...outline.labels, ...own }),
  };
}

function replicas({ random }: Outline): number {
  return 1 + random.below(3);
}

export const deployment: Template = (outline) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: { replicas: replicas(outline), ...selected(outline) },
});

export const replicaSet: Template = (outline) => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  spec: { replicas: replicas(outline), ...selected(outline) },
});

export const statefulSet: Template = (outline) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  spec: { replicas: replicas(outline), serviceName: outline.name, ...selected(outline) },
});

export const daemonSet: Template = (outline) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  spec: selected(outline),
});

export const replicationController: Template = (outline) => ({
  apiVersion: 'v1',
  kind: 'ReplicationController',
  spec: {
    replicas: replicas(outline),
    selector: { app: outline.name },
    template: podTemplate(outline, { app: outline.name }),
  },
});

export const job: Template = (outline) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  spec: { backoffLimit: 4, template: podTemplate(outline, {}, 'Never') },
});

export const cronJob: Template = (outline) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  spec: {
    schedule: `${outline.random.below(60)} 3 1 1 *`,
    suspend: outline.random.below(3) === 0,
    jobTemplate: { spec: { template: podTemplate(outline, {}, 'OnFailure') } },
  },
});

export const horizontalPodAutoscaler: Template = ({ name, random }) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: 1 + random.below(2),
    maxReplicas: 4 + random.below(4),
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 + random.below(20) } },
      },
    ],
  },
});

export const podDisruptionBudget: Template = ({ name, random }) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  spec: { minAvailable: 1 + random.below(2), selector: { matchLabels: { app: name } } },
});
