import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { ScalePaths } from '../api/subresources/scale-paths.ts';
import { type CustomTable, customTable } from '../api/table/custom-columns.ts';
import type { ApiResource, Subresource } from '../registry/resource.ts';

/** One version of a custom resource definition. */
export interface CustomVersion {
  /** The schema of its objects; absent if the version has none. */
  readonly schema?: JsonObject;
  readonly table: CustomTable;
  readonly scale?: ScalePaths;
  /** The warning in all replies about the version. */
  readonly deprecation?: string;
}

/** A resource that a definition declares, with the details of each served version. */
export interface CustomResource {
  readonly resource: ApiResource;
  readonly versions: ReadonlyMap<string, CustomVersion>;
}

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];
const PART_VERBS = ['get', 'patch', 'update'];

/** The resource of a CustomResourceDefinition, or `undefined` if none of its versions is served. */
export function customResourceOf(definition: JsonObject): CustomResource | undefined {
  const spec = objectAt(definition, 'spec');
  const declared = objectsAt(spec, 'versions');
  const served = declared.filter((version) => version.served === true).sort(byPriority);
  const stored = declared.find(({ storage }) => storage === true) ?? served[0];
  if (served.length === 0 || stored === undefined) return undefined;
  const names = objectAt(spec, 'names');
  const plural = textAt(names, 'plural');
  const group = textAt(spec, 'group');
  const kind = textAt(names, 'kind');
  const resource: ApiResource = {
    id: `${plural}.${group}`,
    group,
    version: textAt(stored, 'name'),
    versions: served.map((version) => textAt(version, 'name')),
    plural,
    singular: textAt(names, 'singular') || kind.toLowerCase(),
    kind,
    namespaced: textAt(spec, 'scope') === 'Namespaced',
    shortNames: texts(names.shortNames),
    categories: texts(names.categories),
    verbs: VERBS,
    subresources: subresourcesOf(served, kind),
    custom: true,
  };
  return {
    resource,
    versions: new Map(served.map((version) => [textAt(version, 'name'), readVersion(version, resource)])),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function readVersion(version: JsonObject, { group, kind }: ApiResource): CustomVersion {
  const schema = objectAt(version, 'schema').openAPIV3Schema;
  const scale = objectAt(version, 'subresources').scale;
  const path = (field: string): string => textAt(scale, field).replace(/^\./, '');
  return {
    ...(schema !== undefined && { schema: schema as JsonObject }),
    table: customTable(version),
    ...(version.deprecated === true && {
      deprecation:
        textAt(version, 'deprecationWarning') || `${group}/${textAt(version, 'name')} ${kind} is deprecated`,
    }),
    ...(scale !== undefined && {
      scale: {
        wanted: path('specReplicasPath'),
        present: path('statusReplicasPath'),
        ...(path('labelSelectorPath') !== '' && { selector: path('labelSelectorPath') }),
      },
    }),
  };
}

function subresourcesOf(versions: readonly JsonObject[], kind: string): readonly Subresource[] {
  const has = (name: string): boolean =>
    versions.some((version) => objectAt(version, 'subresources')[name] !== undefined);
  return [
    ...(has('status') ? [{ name: 'status', kind, verbs: PART_VERBS }] : []),
    ...(has('scale')
      ? [{ name: 'scale', kind: 'Scale', apiVersion: 'autoscaling/v1', verbs: PART_VERBS }]
      : []),
  ];
}

/**
 * Sorts the preferred version first: stable before beta before alpha, higher numbers before lower ones.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 */
function byPriority(a: JsonObject, b: JsonObject): number {
  const [first, second] = [rankOf(textAt(a, 'name')), rankOf(textAt(b, 'name'))];
  for (const [at, value] of first.entries()) {
    const other = second[at] ?? 0;
    if (value !== other) return other - value;
  }
  return textAt(a, 'name') < textAt(b, 'name') ? -1 : 1;
}

function rankOf(name: string): readonly number[] {
  const found = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(name);
  if (found === null) return [0, 0, 0];
  const [, major, stage, minor] = found;
  return [stage === undefined ? 3 : stage === 'beta' ? 2 : 1, Number(major), Number(minor ?? 0)];
}
