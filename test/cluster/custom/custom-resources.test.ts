import { beforeEach, describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const BACKUPS = '/apis/example.com/v1/namespaces/default/backups';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'backups.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'backups', kind: 'Backup', shortNames: ['bk'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        additionalPrinterColumns: [{ name: 'Copies', type: 'integer', jsonPath: '.spec.copies' }],
        subresources: {
          status: {},
          scale: { specReplicasPath: '.spec.copies', statusReplicasPath: '.status.copies' },
        },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['schedule'],
                properties: {
                  schedule: { type: 'string', pattern: '^[0-9*/ ,-]+$' },
                  copies: { type: 'integer', minimum: 1, default: 3 },
                  mode: { type: 'string', enum: ['full', 'delta'] },
                },
              },
              status: { type: 'object', properties: { copies: { type: 'integer' } } },
            },
          },
        },
      },
    ],
  },
};

const backup = (spec: JsonObject): JsonObject => ({
  apiVersion: 'example.com/v1',
  kind: 'Backup',
  metadata: { name: 'nightly' },
  spec,
});

let cluster: Cluster;

beforeEach(() => {
  cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  expect(send(cluster, 'POST', DEFINITIONS, { body: definition }).status).toBe(201);
});

describe('a custom resource definition', () => {
  test('is established, and its resource discovered', () => {
    const { body } = send(cluster, 'GET', `${DEFINITIONS}/backups.example.com`);
    expect(objectsAt(body, 'status', 'conditions').map(({ type, status }) => [type, status])).toEqual([
      ['NamesAccepted', 'True'],
      ['Established', 'True'],
    ]);
    const found = send(cluster, 'GET', '/apis/example.com/v1').body;
    expect(objectsAt(found, 'resources').map(({ name }) => name)).toEqual([
      'backups',
      'backups/status',
      'backups/scale',
    ]);
  });

  test('is deleted with its objects', () => {
    send(cluster, 'POST', BACKUPS, { body: backup({ schedule: '* * * * *' }) });
    send(cluster, 'DELETE', `${DEFINITIONS}/backups.example.com`);
    expect(send(cluster, 'GET', BACKUPS).status).toBe(404);
    expect(send(cluster, 'GET', `${DEFINITIONS}/backups.example.com`).status).toBe(404);
  });
});

describe('a custom resource', () => {
  test('is pruned and gets the defaults of its schema', () => {
    const { status, body } = send(cluster, 'POST', BACKUPS, {
      body: backup({ schedule: '* * * * *', other: 1 }),
    });
    expect(status).toBe(201);
    expect(body.spec).toEqual({ schedule: '* * * * *', copies: 3 });
  });

  test('is refused if it does not match its schema', () => {
    const { status, body } = send(cluster, 'POST', BACKUPS, { body: backup({ copies: 0, mode: 'all' }) });
    expect(status).toBe(422);
    expect(objectsAt(body, 'details', 'causes').map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'spec.schedule: Required value',
      'spec.copies: Invalid value: 0: spec.copies in body should be greater than or equal to 1',
      'spec.mode: Unsupported value: "all": supported values: "full", "delta"',
    ]);
  });

  test('with an unknown field is refused by strict validation', () => {
    const { status, body } = send(cluster, 'POST', `${BACKUPS}?fieldValidation=Strict`, {
      body: backup({ schedule: '* * * * *', other: 1 }),
    });
    expect([status, body.message]).toEqual([
      400,
      'Backup in version "v1" cannot be handled as a Backup: strict decoding error: unknown field "spec.other"',
    ]);
  });

  test('has a status subresource, a scale and a table', () => {
    const made = send(cluster, 'POST', BACKUPS, {
      body: { ...backup({ schedule: '* * * * *' }), status: { copies: 9 } },
    }).body;
    expect(made.status).toBeUndefined();
    const merge = { type: 'application/merge-patch+json' };
    const { body } = send(cluster, 'PATCH', `${BACKUPS}/nightly/status`, {
      ...merge,
      body: { spec: { copies: 7 }, status: { copies: 2 } },
    });
    expect([objectAt(body, 'spec').copies, objectAt(body, 'status').copies]).toEqual([3, 2]);
    send(cluster, 'PATCH', `${BACKUPS}/nightly/scale`, { ...merge, body: { spec: { replicas: 5 } } });
    const scale = send(cluster, 'GET', `${BACKUPS}/nightly/scale`).body;
    expect([scale.spec, scale.status]).toEqual([{ replicas: 5 }, { replicas: 2 }]);
    const table = send(cluster, 'GET', BACKUPS, {
      headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    });
    expect(objectsAt(table.body, 'columnDefinitions').map(({ name }) => name)).toEqual(['Name', 'Copies']);
    expect(objectsAt(table.body, 'rows').map(({ cells }) => cells)).toEqual([['nightly', 5]]);
    expect(textAt(table.body, 'kind')).toBe('Table');
  });
});

describe('an update of a custom resource', () => {
  const merge = { type: 'application/merge-patch+json' };
  const patch = (path: string, body: JsonObject) => {
    const reply = send(cluster, 'PATCH', `${BACKUPS}/nightly${path}`, { ...merge, body });
    return objectsAt(reply.body, 'details', 'causes').map(({ field, message }) => `${field}: ${message}`);
  };

  beforeEach(() => send(cluster, 'POST', BACKUPS, { body: backup({ schedule: '* * * * *' }) }));

  test('must match the schema for scale and status too', () => {
    expect(patch('/scale', { spec: { replicas: 0 } })).toEqual([
      'spec.copies: Invalid value: 0: spec.copies in body should be greater than or equal to 1',
    ]);
    expect(patch('/status', { status: { copies: 'two' } })).toEqual([
      'status.copies: Invalid value: "two": status.copies in body must be of type integer: "string"',
    ]);
  });

  test('may keep a value that a newer schema would refuse, but not change it to another such value', () => {
    const stricter = structuredClone(definition);
    const [version] = stricter.spec.versions;
    const copies = version?.schema.openAPIV3Schema.properties.spec.properties.copies;
    Object.assign(copies ?? {}, { minimum: 5, default: 5 });
    const path = `${DEFINITIONS}/backups.example.com`;
    expect(send(cluster, 'PATCH', path, { ...merge, body: { spec: stricter.spec } }).status).toBe(200);
    expect(patch('', { spec: { mode: 'full' } })).toEqual([]);
    expect(patch('', { spec: { copies: 4 } })).toEqual([
      'spec.copies: Invalid value: 4: spec.copies in body should be greater than or equal to 5',
    ]);
  });
});

describe('a deprecated version', () => {
  test.each([
    [{ deprecated: true }, ['299 - "example.com/v1 Backup is deprecated"']],
    [{ deprecated: true, deprecationWarning: 'use v2' }, ['299 - "use v2"']],
    [{}, []],
  ])('%j adds a warning to each reply', (about, warnings) => {
    const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1 });
    const versions = definition.spec.versions.map((version) => ({ ...version, ...about }));
    send(cluster, 'POST', DEFINITIONS, { body: { ...definition, spec: { ...definition.spec, versions } } });
    const { headers } = send(cluster, 'GET', BACKUPS);
    expect([headers.warning ?? []].flat()).toEqual(warnings);
  });
});

test('server-side apply works without a schema', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1 });
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  const versions = [{ name: 'v1', served: true, storage: true, schema }];
  send(cluster, 'POST', DEFINITIONS, { body: { ...definition, spec: { ...definition.spec, versions } } });
  const body = { ...backup({ a: 'b', list: [1, { c: true }] }), top: 'level' };
  const type = 'application/apply-patch+yaml';
  const applied = send(cluster, 'PATCH', `${BACKUPS}/nightly?fieldManager=me`, { body, type });
  expect([applied.status, applied.body.spec, applied.body.top]).toEqual([
    201,
    { a: 'b', list: [1, { c: true }] },
    'level',
  ]);
});
