/** What other objects select by its labels; those of a Deployment or a Service only describe it. */
export const SELECTED_KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'Node',
  'Namespace',
  'PersistentVolume',
  'ClusterRole',
  'EndpointSlice',
]);
