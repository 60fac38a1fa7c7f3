import { joinApiVersion, splitApiVersion } from '../../../kubernetes/api-version.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import type { ApiResource } from '../../registry/resource.ts';
import type { ApiContext } from '../context.ts';
import { componentName, componentOf, type Describe, typesIn } from './component.ts';
import { pathsOf } from './operations.ts';
import { swaggerOf } from './swagger.ts';

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';

/** The properties that objects of all kinds have. */
const ANY_KIND = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

/** `/openapi/v3`: the address of the document of each group and version. The address changes with the document, since clients cache it. */
export function openApiIndex(context: ApiContext): JsonObject {
  const paths = servedVersions(context).map((apiVersion) => {
    const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
    return [
      path,
      { serverRelativeURL: `/openapi/v3/${path}?hash=${openApiHash(context, apiVersion)}` },
    ] as const;
  });
  return { paths: Object.fromEntries(paths) };
}

/** `/openapi/v2`: everything that is served, in one OpenAPI v2 document. */
export function swaggerDocument(context: ApiContext): JsonObject {
  return swaggerOf(servedVersions(context).map((apiVersion) => openApiDocument(context, apiVersion) ?? {}));
}

/** All groups with their versions: `v1`, `apps/v1`. */
function servedVersions({ resources }: ApiContext): readonly string[] {
  const versions = resources.all.flatMap(({ group, versions }) =>
    versions.map((version) => joinApiVersion(group, version)),
  );
  return [...new Set(versions)];
}

/** Identifies the state of a document; it changes when a custom resource definition of the group changes. */
export function openApiHash(context: ApiContext, apiVersion: string): string {
  return [context.version, ...revisionsOf(context, apiVersion)].join('-');
}

/** The resource versions of the definitions of a group's custom resources. */
function revisionsOf(context: ApiContext, apiVersion: string): readonly string[] {
  const { group } = splitApiVersion(apiVersion);
  return context.world
    .list(DEFINITIONS)
    .filter((definition) => textAt(definition, 'spec', 'group') === group)
    .map((definition) => textAt(definition, 'metadata', 'resourceVersion'));
}

/** `/openapi/v3/apis/<group>/<version>`: its resources and their types, or `undefined` if the version is not served. */
export function openApiDocument(context: ApiContext, apiVersion: string): JsonObject | undefined {
  const { group, version } = splitApiVersion(apiVersion);
  const resources = context.resources.all.filter(
    (resource) => resource.group === group && resource.versions.includes(version),
  );
  if (resources.length === 0) return undefined;
  const describe = context.describe ?? (() => undefined);
  const schemas = new Map<string, JsonObject>();
  for (const resource of resources) {
    if (resource.custom) addCustom(schemas, context, resource, version);
    else addBuiltIn(schemas, resource, version, describe);
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: `v${context.version}.0` },
    paths: Object.assign({}, ...resources.map((resource) => pathsOf(resource, version))),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function addBuiltIn(
  schemas: Map<string, JsonObject>,
  { group, kind, plural, verbs }: ApiResource,
  version: string,
  describe: Describe,
): void {
  const root = typeOfKind(joinApiVersion(group, version), kind);
  if (root === undefined) return;
  const open = [root];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const name = componentName(type);
    if (schemas.has(name)) continue;
    schemas.set(name, componentOf(type, describe));
    open.push(...typesIn(type));
  }
  const name = componentName(root);
  schemas.set(name, { ...schemas.get(name), ...ofKind(group, version, kind) });
  if (verbs.includes('list')) schemas.set(`${name}List`, listOf(name, group, version, kind, plural));
}

/** The type of a kind's lists. */
function listOf(item: string, group: string, version: string, kind: string, plural: string): JsonObject {
  const items = {
    description: `List of ${plural}`,
    type: 'array',
    items: { $ref: `#/components/schemas/${item}` },
  };
  return {
    type: 'object',
    required: ['items'],
    properties: { ...ANY_KIND, items },
    ...ofKind(group, version, `${kind}List`),
  };
}

function addCustom(
  schemas: Map<string, JsonObject>,
  { world }: ApiContext,
  { group, plural, kind }: ApiResource,
  version: string,
): void {
  const definition = world.get(DEFINITIONS, '', `${plural}.${group}`);
  const found = objectsAt(definition, 'spec', 'versions').find((one) => textAt(one, 'name') === version);
  const schema = objectAt(found, 'schema', 'openAPIV3Schema');
  schemas.set(`${group.split('.').reverse().join('.')}.${version}.${kind}`, {
    type: 'object',
    ...schema,
    properties: { ...ANY_KIND, ...objectAt(schema, 'properties') },
    ...ofKind(group, version, kind),
  });
}

function ofKind(group: string, version: string, kind: string): JsonObject {
  return { 'x-kubernetes-group-version-kind': [{ group, kind, version }] };
}
