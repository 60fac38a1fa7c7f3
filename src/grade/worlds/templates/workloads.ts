import { type JsonObject, objectsAt } from '../../../kubernetes/json.ts';
import { podTemplate } from './pods.ts';
import { inTurn, type Outline, some, type Template } from './template.ts';

/** Pods are selected by a label of their own, and have those of their owner too. */
function selected(outline: Outline): { selector: JsonObject; template: JsonObject } {
  const { app = outline.name } = outline.labels;
  return {
    selector: { matchLabels: { app } },
    template: podTemplate(outline, { ...outline.labels, app }),
  };
}

function replicas({ random }: Outline): number {
  return 1 + random.below(2);
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

/** A Job that is running, complete, or failed. */
export const job: Template = (outline) => {
  const template = podTemplate(outline, {}, 'Never');
  const end = inTurn(outline, ['sleep 36000', 'exit 0', 'exit 1']);
  for (const container of objectsAt(template, 'spec', 'containers'))
    container.command = ['sh', '-c', `echo work of ${outline.name}; ${end}`];
  return { apiVersion: 'batch/v1', kind: 'Job', spec: { backoffLimit: 0, template } };
};

export const cronJob: Template = (outline) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  spec: {
    schedule: `${outline.random.below(60)} 3 1 1 *`,
    suspend: outline.random.below(3) === 0,
    jobTemplate: { spec: { template: podTemplate(outline, {}, 'OnFailure') } },
  },
});

export const horizontalPodAutoscaler: Template = (outline) => {
  const { name, random } = outline;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 1 + random.below(2),
      maxReplicas: 4 + random.below(4),
      metrics: some(outline, [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 60 + random.below(20) },
          },
        },
        {
          type: 'Resource',
          resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '200Mi' } },
        },
      ]),
    },
  };
};

export const podDisruptionBudget: Template = ({ name, random }) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  spec: { minAvailable: 1 + random.below(2), selector: { matchLabels: { app: name } } },
});
