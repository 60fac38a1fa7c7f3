import type { ApiResource } from '../registry/resource.ts';

const GROUP = { group: 'metrics.k8s.io', version: 'v1beta1', versions: ['v1beta1'] };
/** They are measured, not stored. */
const READ_ONLY = { shortNames: [], categories: [], verbs: ['get', 'list'], subresources: [], custom: false };

/**
 * What an API server serves besides its own resources where metrics-server is installed.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/#metrics-api
 */
export const METRICS_RESOURCES: readonly ApiResource[] = [
  {
    ...GROUP,
    ...READ_ONLY,
    id: 'nodes.metrics.k8s.io',
    plural: 'nodes',
    singular: '',
    kind: 'NodeMetrics',
    namespaced: false,
  },
  {
    ...GROUP,
    ...READ_ONLY,
    id: 'pods.metrics.k8s.io',
    plural: 'pods',
    singular: '',
    kind: 'PodMetrics',
    namespaced: true,
  },
];
