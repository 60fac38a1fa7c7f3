/**
 * Derives `discovery.json`: the resources that Kubernetes serves, from the replies of a 1.35 server to `/api` and `/apis` with
 * `Accept: application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList`. Not published.
 * Run: `node src/cluster/registry/derive-discovery.mjs DISCOVERY.json > src/cluster/registry/discovery.json`
 */
import { readFileSync } from 'node:fs';

/** @typedef {{ group: string, version: string, kind: string }} Kind */
/** @typedef {{ subresource: string, responseKind: Kind, verbs: string[] }} Sub */
/** @typedef {{ resource: string, responseKind: Kind, scope: string, singularResource: string, verbs: string[], shortNames?: string[], categories?: string[], subresources?: Sub[] }} Resource */
/** @typedef {{ items: { metadata: { name?: string }, versions: { version: string, resources: Resource[] }[] }[] }} Groups */

/** @type {Record<string, Groups>} */
const recorded = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

/** @param {Sub} sub */
const subresource = ({ subresource: name, responseKind: { group, version, kind }, verbs }) => ({
  name,
  kind,
  ...(version && { apiVersion: group ? `${group}/${version}` : version }),
  verbs: verbs.join(' '),
});

/** @param {Resource} one */
const resource = ({ resource: plural, responseKind, scope, singularResource, verbs, ...rest }) => ({
  resource: plural,
  kind: responseKind.kind,
  singular: singularResource,
  namespaced: scope === 'Namespaced',
  verbs: verbs.join(' '),
  ...(rest.shortNames && { shortNames: rest.shortNames }),
  ...(rest.categories && { categories: rest.categories }),
  ...(rest.subresources && { subresources: rest.subresources.map(subresource) }),
});

const groups = Object.values(recorded).flatMap(({ items }) => items);
const versions = groups.flatMap(({ metadata, versions: all }) =>
  all.map(({ version, resources }) => ({
    group: metadata.name ?? '',
    version,
    resources: resources.map(resource),
  })),
);
process.stdout.write(JSON.stringify(versions));
