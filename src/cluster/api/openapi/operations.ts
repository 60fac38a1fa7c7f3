import type { JsonObject } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { ApiResource } from '../../registry/resource.ts';

/** The HTTP method of each verb, and whether the verb is about one named object. */
const METHODS: Readonly<Record<string, readonly [method: string, named: boolean]>> = {
  list: ['get', false],
  create: ['post', false],
  deletecollection: ['delete', false],
  get: ['get', true],
  update: ['put', true],
  patch: ['patch', true],
  delete: ['delete', true],
};

const ACTIONS: Readonly<Record<string, string>> = { create: 'post', update: 'put' };

const PATCHES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
];
const STRATEGIC = 'application/strategic-merge-patch+json';

/** The query parameters of a write. kubectl checks here whether the server validates fields itself. */
const WRITE_OPTIONS = ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
}));

/** The query parameters of a list. */
const LIST_OPTIONS: readonly JsonObject[] = [
  ['boolean', 'allowWatchBookmarks'],
  ['string', 'continue'],
  ['string', 'fieldSelector'],
  [
    'string',
    'labelSelector',
    'A selector to restrict the list of returned objects by their labels. Defaults to everything.',
  ],
  ['integer', 'limit'],
  ['string', 'resourceVersion'],
  ['string', 'resourceVersionMatch'],
  ['boolean', 'sendInitialEvents'],
  ['integer', 'timeoutSeconds'],
  [
    'boolean',
    'watch',
    'Watch for changes to the described resources and return them as a stream of add, update, and remove notifications. Specify resourceVersion.',
  ],
].map(([type = '', name = '', description]) => ({
  name,
  in: 'query',
  ...(description !== undefined && { description }),
  schema: { type, uniqueItems: true },
}));

const FORCE = { name: 'force', in: 'query', schema: { type: 'boolean', uniqueItems: true } };

/** The paths of a resource in a version, with their operations. */
export function pathsOf(resource: ApiResource, version: string): JsonObject {
  const { group, kind, plural, namespaced, verbs } = resource;
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const collection = `${root}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`;
  const groupVersionKind = { group, kind, version };
  const of = (named: boolean): JsonObject => {
    const operations = verbs.flatMap((verb) => {
      const [method, isNamed] = lookUp(METHODS, verb) ?? [];
      return method === undefined || isNamed !== named
        ? []
        : [[method, operation(verb, resource, groupVersionKind)] as const];
    });
    return Object.fromEntries(operations);
  };
  return { [collection]: of(false), [`${collection}/{name}`]: of(true) };
}

function operation(verb: string, { custom }: ApiResource, groupVersionKind: JsonObject): JsonObject {
  const isWrite = verb === 'create' || verb === 'update' || verb === 'patch';
  const types = verb === 'patch' ? (custom ? PATCHES : [...PATCHES, STRATEGIC]) : ['*/*'];
  return {
    ...(verb === 'list' && { parameters: [...LIST_OPTIONS] }),
    ...(isWrite && { parameters: verb === 'patch' ? [...WRITE_OPTIONS, FORCE] : WRITE_OPTIONS }),
    ...(isWrite && {
      requestBody: {
        content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'object' } }])),
      },
    }),
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-action': lookUp(ACTIONS, verb) ?? verb,
    'x-kubernetes-group-version-kind': groupVersionKind,
  };
}
