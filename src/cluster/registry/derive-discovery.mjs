// Writes discovery.json from a recorded aggregated discovery: node derive-discovery.mjs RECORDED.json > discovery.json
import { readFileSync } from 'node:fs';

const recorded = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const subresource = ({ subresource: name, responseKind: { group, version, kind }, verbs }) => ({
  name,
  kind,
  ...(version && { apiVersion: group ? `${group}/${version}` : version }),
  verbs: verbs.join(' '),
});

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
