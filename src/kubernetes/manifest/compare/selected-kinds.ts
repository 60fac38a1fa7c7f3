/** Kinds that other objects select by label; the labels of a Deployment or a Service only describe it. */
export const SELECTED_KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'Node',
  'Namespace',
  'PersistentVolume',
  'ClusterRole',
  'EndpointSlice',
]);
