import type { ApiResource } from '../registry/resource.ts';
import type { ResourceRegistry } from '../registry/resources.ts';
import { statusError } from './status-error.ts';

/** Where a path of a resource leads. */
export interface ResourceRoute {
  readonly resource: ApiResource;
  /** The version in which it is asked for. */
  readonly version: string;
  /** Empty for all namespaces, and for what belongs to none. */
  readonly namespace: string;
  /** Empty for the whole collection. */
  readonly name: string;
  /** Empty for the object itself; with what follows for a proxy's path. */
  readonly subresource: string;
}

/** What of a path is about an API's resources, before it is known whether there is such a resource. */
export interface ApiPath {
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly plural: string;
  readonly name: string;
  readonly subresource: string;
}

/** Takes `/apis/apps/v1/namespaces/default/deployments/web/scale` apart; `undefined` for a path that is about no resource. */
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

/** The resource that a path is about. Throws 404 for what is not served. */
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

/** The name of what a proxy's path leads to, which may have a scheme and a port around it: `https:node01:10250`. */
function proxiedName(name: string): string {
  const parts = name.split(':');
  return (parts.length === 3 ? parts[1] : parts[0]) ?? name;
}

/** 404 of a path that leads nowhere. */
export function unknownPath(): Error {
  return statusError(404, 'NotFound', 'the server could not find the requested resource', {});
}
