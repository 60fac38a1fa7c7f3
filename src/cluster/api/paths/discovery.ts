import { createHash } from 'node:crypto';
import { joinApiVersion, splitApiVersion } from '../../../kubernetes/api-version.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import { perKey } from '../../../kubernetes/per-key.ts';
import { perObject } from '../../../kubernetes/per-object.ts';
import type { ApiResource, Subresource } from '../../registry/resource.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../request.ts';

type Resources = readonly ApiResource[];

const AGGREGATED = /g=apidiscovery\.k8s\.io;v=(v2(?:beta1)?);as=APIGroupDiscoveryList/;

/** `/api`: the versions of the core group, or the aggregated form if `accept` asks for it. */
export function apiVersions(context: ApiContext, { headers }: ApiRequest): JsonObject {
  const aggregated = aggregatedVersion(headers.accept);
  if (aggregated !== undefined) return aggregatesOf(context.resources.all)(`core ${aggregated}`);
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1:6443' }],
  };
}

/** `/apis`: all other groups, or the aggregated form if `accept` asks for it. */
export function apiGroups(context: ApiContext, { headers }: ApiRequest): JsonObject {
  const aggregated = aggregatedVersion(headers.accept);
  if (aggregated !== undefined) return aggregatesOf(context.resources.all)(`groups ${aggregated}`);
  const { all } = context.resources;
  const groups = groupNames(all).filter((group) => group !== '');
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map((group) => groupOf(all, group)) };
}

/** `/apis/<group>`. */
export function groupDiscovery(context: ApiContext, { path }: ApiRequest): JsonObject | undefined {
  const group = path.split('/')[2] ?? '';
  const { all } = context.resources;
  if (!groupNames(all).includes(group)) return undefined;
  return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(all, group) };
}

/** `/api/v1` and `/apis/<group>/<version>`: the resources with their subresources. */
export function resourceList(context: ApiContext, { path }: ApiRequest): JsonObject | undefined {
  const groupVersion = path.split('/').filter(Boolean).slice(1).join('/');
  const { group, version } = splitApiVersion(groupVersion);
  const found = resourcesOf(context.resources.all, group, version);
  if (found.length === 0 || (group === '') !== path.startsWith('/api/')) return undefined;
  const resources = found.flatMap((resource) => [
    plainResource(resource),
    ...resource.subresources.map((sub) => plainSubresource(resource, sub)),
  ]);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}

function aggregatedVersion(accept: string | undefined): string | undefined {
  return AGGREGATED.exec(accept ?? '')?.[1];
}

function groupNames(all: Resources): string[] {
  return [...new Set(all.map(({ group }) => group))];
}

function versionsOf(all: Resources, group: string): string[] {
  return [...new Set(all.filter((resource) => resource.group === group).flatMap(({ versions }) => versions))];
}

function resourcesOf(all: Resources, group: string, version: string): Resources {
  return all.filter((resource) => resource.group === group && resource.versions.includes(version));
}

function groupOf(all: Resources, group: string): JsonObject {
  const versions = versionsOf(all, group).map((version) => ({
    groupVersion: joinApiVersion(group, version),
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] ?? {} };
}

function plainResource(resource: ApiResource): JsonObject {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories } = resource;
  return {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: [...verbs],
    ...(shortNames.length > 0 && { shortNames: [...shortNames] }),
    ...(categories.length > 0 && { categories: [...categories] }),
    ...(verbs.includes('watch') && { storageVersionHash: storageVersionHash(resource) }),
  };
}

const HASH_BYTES = 8;

/** Shows clients when a resource is stored in another version than before; only stored resources have one. */
function storageVersionHash({ group, version, kind }: ApiResource): string {
  const hash = createHash('sha256').update(`${group}/${version}/${kind}`).digest();
  return hash.subarray(0, HASH_BYTES).toString('base64');
}

function plainSubresource({ plural, namespaced }: ApiResource, sub: Subresource): JsonObject {
  const own = sub.apiVersion === undefined ? {} : splitApiVersion(sub.apiVersion);
  return {
    name: `${plural}/${sub.name}`,
    singularName: '',
    namespaced,
    ...own,
    kind: sub.kind,
    verbs: [...sub.verbs],
  };
}

/**
 * The aggregated discovery documents of a set of resources, cached because each kubectl run asks for them. The key consists of `core` or
 * `groups` and the version of the form: `groups v2`.
 */
const aggregatesOf = perObject((all: Resources) => perKey((of) => makeAggregate(all, of)));

function makeAggregate(all: Resources, of: string): JsonObject {
  const [part, form] = of.split(' ');
  const items = groupNames(all)
    .filter((group) => (group === '') === (part === 'core'))
    .map((group) => ({
      metadata: { ...(group !== '' && { name: group }) },
      versions: versionsOf(all, group).map((version) => ({
        version,
        resources: resourcesOf(all, group, version).map(aggregatedResource),
        freshness: 'Current',
      })),
    }));
  return { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${form}`, metadata: {}, items };
}

function aggregatedResource(resource: ApiResource): JsonObject {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories, subresources } = resource;
  return {
    resource: plural,
    responseKind: { group: '', version: '', kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs: [...verbs],
    ...(shortNames.length > 0 && { shortNames: [...shortNames] }),
    ...(categories.length > 0 && { categories: [...categories] }),
    ...(subresources.length > 0 && { subresources: subresources.map(aggregatedSubresource) }),
  };
}

function aggregatedSubresource({ name, kind, apiVersion, verbs }: Subresource): JsonObject {
  const { group, version } =
    apiVersion === undefined ? { group: '', version: '' } : splitApiVersion(apiVersion);
  return { subresource: name, responseKind: { group, version, kind }, verbs: [...verbs] };
}
