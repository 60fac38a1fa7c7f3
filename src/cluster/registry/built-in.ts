import { lookUp } from '../../source/look-up.ts';
import discovery from './discovery.json';
import type { ApiResource, Subresource } from './resource.ts';

interface WrittenResource {
  readonly resource: string;
  readonly kind: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly verbs: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly (Omit<Subresource, 'verbs'> & { readonly verbs: string })[];
}

interface WrittenVersion {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly WrittenResource[];
}

/** Resources that are another view of the same objects: the name by which those are stored. */
const STORED_AS: Readonly<Record<string, string>> = { 'events.events.k8s.io': 'events' };

/** The version in which a resource is stored where several are served. */
const STORED_VERSION: Readonly<Record<string, string>> = { 'horizontalpodautoscalers.autoscaling': 'v2' };

/** What Kubernetes 1.35 serves, as `derive-discovery.mjs` wrote it; in the order of discovery. */
export function builtInResources(): readonly ApiResource[] {
  const versions = discovery as unknown as readonly WrittenVersion[];
  const found = new Map<string, ApiResource>();
  for (const { group, version, resources } of versions) {
    for (const written of resources) {
      const key = group === '' ? written.resource : `${written.resource}.${group}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, read(key, group, version, written));
      else found.set(key, { ...known, versions: [...known.versions, version] });
    }
  }
  return [...found.values()];
}

function read(key: string, group: string, version: string, written: WrittenResource): ApiResource {
  return {
    id: lookUp(STORED_AS, key) ?? key,
    group,
    version: lookUp(STORED_VERSION, key) ?? version,
    versions: [version],
    plural: written.resource,
    singular: written.singular,
    kind: written.kind,
    namespaced: written.namespaced,
    shortNames: written.shortNames ?? [],
    categories: written.categories ?? [],
    verbs: written.verbs.split(' '),
    subresources: (written.subresources ?? []).map(({ verbs, ...rest }) => ({
      ...rest,
      verbs: verbs.split(' '),
    })),
    custom: false,
  };
}
