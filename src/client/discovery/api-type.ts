import { joinApiVersion } from '../../kubernetes/api-version.ts';

/** A type that the API server serves, in one version, as in kubectl's discovery. */
export interface ApiType {
  /** `deployments` */
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** Names of subresources: `status`, `scale`. */
  readonly subresources: readonly string[];
}

/** The API version of a type: `apps/v1`, `v1`. */
export function apiVersionOf({ group, version }: ApiType): string {
  return joinApiVersion(group, version);
}

/** The name of a type as kubectl prints it: `pods`, `deployments.apps`. */
export function typeName({ plural, group }: ApiType): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** The name of an object's type as kubectl prints it after a change: `pod`, `deployment.apps`. */
export function singularName({ kind, group }: ApiType): string {
  const word = kind.toLowerCase();
  return group === '' ? word : `${word}.${group}`;
}

/**
 * The path of a type's objects, or of one of them. The namespace is omitted for a type that is not namespaced, and if it is empty, for all
 * namespaces.
 */
export function pathOf(type: ApiType, namespace: string, name = '', subresource = ''): string {
  const root = type.group === '' ? `/api/${type.version}` : `/apis/${type.group}/${type.version}`;
  const within = type.namespaced && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const one = name === '' ? '' : `/${encodeURIComponent(name)}`;
  return `${root}${within}/${type.plural}${one}${subresource === '' ? '' : `/${subresource}`}`;
}
