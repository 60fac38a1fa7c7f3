import type { ApiResource } from '../registry/resource.ts';

const GROUP = { group: 'metrics.k8s.io', version: 'v1beta1', versions: ['v1beta1'] };
/** Metrics are measured, not stored. */
const READ_ONLY = { shortNames: [], categories: [], verbs: ['get', 'list'], subresources: [], custom: false };

/**
 * The additional resources that an API server serves if metrics-server is installed.
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
