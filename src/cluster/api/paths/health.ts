import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../request.ts';

const CHECKS = ['ping', 'log', 'etcd'];
const READY_CHECKS = [...CHECKS, 'etcd-readiness', 'informer-sync', 'shutdown'];

/**
 * `/healthz`, `/livez` and `/readyz`, each of their checks alone, and with `verbose` the list of them. A server that answers is well.
 *
 * @returns `undefined` for a check that there is not
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export function health(_: ApiContext, { path, query }: ApiRequest): string | undefined {
  const [endpoint, check] = path.split('/').filter(Boolean);
  const checks = endpoint === 'readyz' ? READY_CHECKS : CHECKS;
  if (check !== undefined) return checks.includes(check) ? 'ok' : undefined;
  if (!query.has('verbose')) return 'ok';
  return [...checks.map((name) => `[+]${name} ok`), `${endpoint} check passed`, ''].join('\n');
}
