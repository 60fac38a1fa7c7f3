import type { ApiResource } from '../registry/resource.ts';
import type { ResourceRegistry } from '../registry/resources.ts';
import { statusError } from './status-error.ts';

/** The resource, object and subresource that a path leads to. */
export interface ResourceRoute {
  readonly resource: ApiResource;
  /** The version that the path asks for. */
  readonly version: string;
  /** Empty for all namespaces, and for cluster-scoped objects. */
  readonly namespace: string;
  /** Empty for the whole collection. */
  readonly name: string;
  /** Empty for the object itself; for a proxy, includes the rest of the path. */
  readonly subresource: string;
}

/** The parts of a resource path, before it is known whether the resource exists. */
export interface ApiPath {
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly plural: string;
  readonly name: string;
  readonly subresource: string;
}

/**
 * Splits a path such as `/apis/apps/v1/namespaces/default/deployments/web/scale`. Returns `undefined` for a path that is not about a
 * resource.
 */
export function readApiPath(path: string): ApiPath | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') return undefined;
  const [group = '', version, ...rest] = core ? ['', ...parts.slice(1)] : parts.slice(1);
  if (version === undefined || rest.length === 0) return undefined;
  const words = rest.map(decode);
  const namespaced = words[0] === 'namespaces' && words.length > 2 && !NAMESPACE_PARTS.has(words[2] ?? '');
  const [plural = '', name = '', ...sub] = namespaced ? words.slice(2) : words;
  const namespace = namespaced ? (words[1] ?? '') : '';
  return { group, version, namespace, plural, name, subresource: sub.join('/') };
}

const NAMESPACE_PARTS = new Set(['status', 'finalize']);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The route of a path. Throws 404 if its resource is not served. */
export function routeOf(path: ApiPath, resources: ResourceRegistry): ResourceRoute {
  const { group, version, plural, namespace, name, subresource } = path;
  const resource = resources.byPath(group, version, plural);
  const wrongScope = resource !== undefined && !resource.namespaced && namespace !== '';
  const homeless = resource?.namespaced === true && namespace === '' && name !== '';
  if (resource === undefined || wrongScope || homeless) throw unknownPath();
  const first = subresource.split('/')[0] ?? '';
  if (first !== '' && !resource.subresources.some((sub) => sub.name === first)) throw unknownPath();
  return { resource, version, namespace, name: first === 'proxy' ? proxiedName(name) : name, subresource };
}

/** The name of the object that a proxy path leads to, which may be wrapped in a scheme and a port: `https:node01:10250`. */
function proxiedName(name: string): string {
  const parts = name.split(':');
  return (parts.length === 3 ? parts[1] : parts[0]) ?? name;
}

/** 404 for a path that does not exist. */
export function unknownPath(): Error {
  return statusError(404, 'NotFound', 'the server could not find the requested resource', {});
}
