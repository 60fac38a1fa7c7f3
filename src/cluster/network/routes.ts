import { isObject, type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';

/** The port of a Service to which a request is routed. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  /** The number or the name of the port. */
  readonly port: number | string;
}

interface Match {
  readonly backend: Backend;
  /** The specificity, compared from left to right: host before path, exact before prefix, long before short. */
  readonly rank: readonly number[];
}

/**
 * The backend to which the Ingresses and HTTPRoutes of the cluster route a request, by its host and path; the default backend of an Ingress
 * if no rule matches. `undefined` if there is none, and the controller responds with 404.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export function routeRequest(host: string, path: string, world: World): Backend | undefined {
  const ingresses = world.list('ingresses.networking.k8s.io');
  const matches = [
    ...ingresses.flatMap((ingress) => ingressMatches(ingress, host, path)),
    ...world.list('httproutes.gateway.networking.k8s.io').flatMap((route) => routeMatches(route, host, path)),
  ];
  const [best] = matches.sort((a, b) => compareRanks(b.rank, a.rank));
  if (best !== undefined) return best.backend;
  for (const ingress of ingresses) {
    const fallback = objectAt(ingress, 'spec').defaultBackend;
    if (isObject(fallback)) return ingressBackend(fallback, ingress);
  }
  return undefined;
}

function ingressMatches(ingress: JsonObject, host: string, path: string): Match[] {
  return objectsAt(ingress, 'spec', 'rules').flatMap((rule) => {
    const hostRank = matchHost(textAt(rule, 'host'), host);
    if (hostRank === undefined) return [];
    return objectsAt(rule, 'http', 'paths').flatMap((entry) => {
      const exact = textAt(entry, 'pathType') === 'Exact';
      const wanted = textAt(entry, 'path') || '/';
      if (!(exact ? path === wanted : isBelow(path, wanted))) return [];
      const backend = ingressBackend(objectAt(entry, 'backend'), ingress);
      return [{ backend, rank: [hostRank, exact ? 1 : 0, wanted.length] }];
    });
  });
}

function ingressBackend(backend: JsonObject, ingress: JsonObject): Backend {
  const port = objectAt(backend, 'service', 'port');
  return {
    namespace: textAt(ingress, 'metadata', 'namespace'),
    service: textAt(backend, 'service', 'name'),
    port: numberAt(port, 'number') ?? textAt(port, 'name'),
  };
}

function routeMatches(route: JsonObject, host: string, path: string): Match[] {
  const hosts = objectAt(route, 'spec').hostnames;
  const named = Array.isArray(hosts) ? hosts.map(String) : [''];
  const ranks = named.map((name) => matchHost(name, host)).filter((rank) => rank !== undefined);
  if (ranks.length === 0) return [];
  return objectsAt(route, 'spec', 'rules').flatMap((rule) => {
    const [target] = objectsAt(rule, 'backendRefs').toSorted((a, b) => weight(b) - weight(a));
    if (target === undefined) return [];
    const paths = objectsAt(rule, 'matches').map((match) => objectAt(match, 'path'));
    return (paths.length === 0 ? [{}] : paths).flatMap((match: JsonObject) => {
      const exact = textAt(match, 'type') === 'Exact';
      const wanted = textAt(match, 'value') || '/';
      if (!(exact ? path === wanted : isBelow(path, wanted))) return [];
      const backend = {
        namespace: textAt(target, 'namespace') || textAt(route, 'metadata', 'namespace'),
        service: textAt(target, 'name'),
        port: numberAt(target, 'port') ?? 0,
      };
      return [{ backend, rank: [Math.max(...ranks), exact ? 1 : 0, wanted.length] }];
    });
  });
}

function weight(target: JsonObject): number {
  return numberAt(target, 'weight') ?? 1;
}

/** 2 for the exact host, 1 for `*.example.com`, 0 for any host. */
function matchHost(pattern: string, host: string): number | undefined {
  if (pattern === '' || pattern === '*') return 0;
  if (!pattern.startsWith('*.')) return pattern === host ? 2 : undefined;
  const suffix = pattern.slice(1);
  return host.endsWith(suffix) && !host.slice(0, -suffix.length).includes('.') ? 1 : undefined;
}

/** Whether a path equals the prefix or is below it, compared by segment. */
function isBelow(path: string, prefix: string): boolean {
  const plain = prefix.replace(/\/+$/, '');
  return path === plain || path.startsWith(`${plain}/`);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
