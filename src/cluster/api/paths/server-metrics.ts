import type { ApiContext } from '../context.ts';
import { serverVersion } from './version.ts';

/**
 * `/metrics`: the number of stored objects and the server's version, in the Prometheus text format.
 *
 * @see https://kubernetes.io/docs/reference/instrumentation/metrics/
 */
export function serverMetrics({ store, version }: ApiContext): string {
  const { major, minor, gitVersion } = serverVersion(version);
  const counts = store.resources.map(
    (resource) => `apiserver_storage_objects{resource="${resource}"} ${store.list(resource).length}`,
  );
  return [
    '# HELP apiserver_storage_objects [STABLE] Number of stored objects by resource.',
    '# TYPE apiserver_storage_objects gauge',
    ...counts.sort(),
    '# HELP kubernetes_build_info [ALPHA] The version of the server.',
    '# TYPE kubernetes_build_info gauge',
    `kubernetes_build_info{git_version="${gitVersion}",major="${major}",minor="${minor}"} 1`,
    '',
  ].join('\n');
}
