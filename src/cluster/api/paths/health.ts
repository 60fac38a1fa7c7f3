import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../request.ts';

const CHECKS = ['ping', 'log', 'etcd'];
const READY_CHECKS = [...CHECKS, 'etcd-readiness', 'informer-sync', 'shutdown'];

/**
 * `/healthz`, `/livez` and `/readyz`, their single checks, and with `verbose` the list of checks. A server that answers is healthy.
 *
 * @returns `undefined` for a check that does not exist
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export function health(_: ApiContext, { path, query }: ApiRequest): string | undefined {
  const [endpoint, check] = path.split('/').filter(Boolean);
  const checks = endpoint === 'readyz' ? READY_CHECKS : CHECKS;
  if (check !== undefined) return checks.includes(check) ? 'ok' : undefined;
  if (!query.has('verbose')) return 'ok';
  return [...checks.map((name) => `[+]${name} ok`), `${endpoint} check passed`, ''].join('\n');
}
