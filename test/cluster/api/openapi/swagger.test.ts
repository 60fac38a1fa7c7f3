import { describe, expect, test } from 'vitest';
import { swaggerOf } from '../../../../src/cluster/api/openapi/swagger.ts';
import { readFields } from '../../../../src/cluster/api/protobuf/wire.ts';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const cluster = new Cluster({
  seed: 1,
  start: 0,
  version: '1.35',
  nodes: 1,
  describe: (key) => `about ${key}`,
});
const PROTOBUF = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';

const olderSchema = (schema: JsonObject): JsonObject =>
  objectAt(swaggerOf([{ components: { schemas: { Kind: schema } } }]), 'definitions', 'Kind');

describe('the OpenAPI v2 document', () => {
  const { body } = send(cluster, 'GET', '/openapi/v2');

  test('has the types of all groups, and lists of their kinds', () => {
    expect(body).toMatchObject({ swagger: '2.0', info: { title: 'Kubernetes', version: 'v1.35.0' } });
    expect(objectAt(body, 'definitions', 'io.k8s.api.V1Deployment.Deployment')).toMatchObject({
      type: 'object',
      properties: { spec: { $ref: '#/definitions/io.k8s.api.V1DeploymentSpec.DeploymentSpec' } },
      'x-kubernetes-group-version-kind': [{ group: 'apps', version: 'v1', kind: 'Deployment' }],
    });
    expect(objectAt(body, 'definitions', 'io.k8s.api.V1Service.ServiceList')).toMatchObject({
      properties: {
        items: {
          description: 'List of services',
          items: { $ref: '#/definitions/io.k8s.api.V1Service.Service' },
        },
      },
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'ServiceList' }],
    });
  });

  test('lists the parameters of a request, including the body', () => {
    const paths = objectAt(body, 'paths');
    const { get } = objectAt(paths, '/api/v1/namespaces/{namespace}/pods');
    expect(objectsAt({ get: get ?? null }, 'get', 'parameters').map(({ name }) => name)).toContain(
      'labelSelector',
    );
    const { patch } = objectAt(paths, '/api/v1/namespaces/{namespace}/pods/{name}');
    expect(patch).toMatchObject({
      consumes: expect.arrayContaining(['application/strategic-merge-patch+json']),
      parameters: [
        { name: 'body', in: 'body' },
        { name: 'dryRun', in: 'query', type: 'string' },
        { name: 'fieldManager' },
        { name: 'fieldValidation' },
        { name: 'force', type: 'boolean' },
      ],
    });
  });

  test.each([
    [
      'a text for a number or a text',
      { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
      { format: 'int-or-string', type: 'string' },
    ],
    [
      'an open value for one that may be null',
      { type: 'object', nullable: true, properties: { a: { type: 'string' } } },
      {},
    ],
    [
      'an open value where unknown fields are kept',
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'string' } } },
      { 'x-kubernetes-preserve-unknown-fields': true },
    ],
    [
      'fields that are named as its words are',
      { type: 'object', properties: { oneOf: { type: 'array', items: { not: {}, type: 'string' } } } },
      { type: 'object', properties: { oneOf: { type: 'array', items: { type: 'string' } } } },
    ],
  ])('has %s', (_, schema, older) => {
    expect(olderSchema(schema)).toEqual(older);
  });
});

describe('as protobuf', () => {
  const { body, headers } = send(cluster, 'GET', '/openapi/v2', { headers: { accept: PROTOBUF } });

  test('has the media type without the character that media types must not contain', () => {
    expect(headers['content-type']).toBe('application/com.github.proto-openapi.spec.v2.v1.0+protobuf');
  });

  test('has the paths and types by name, each with its kind', () => {
    const [version] = parts(body, 1);
    expect(Buffer.from(version ?? []).toString()).toBe('2.0');
    const types = parts(body, 9).flatMap((definitions) => parts(definitions, 1));
    const pod = types.find((type) => nameOf(type) === 'io.k8s.api.V1Pod.Pod');
    const [extension] = parts(parts(pod, 2)[0], 31);
    expect(nameOf(extension)).toBe('x-kubernetes-group-version-kind');
    expect(JSON.parse(text(parts(parts(extension, 2)[0], 2)[0]))).toEqual([
      { group: '', kind: 'Pod', version: 'v1' },
    ]);
    const paths = parts(body, 8).flatMap((all) => parts(all, 2).map(nameOf));
    expect(paths).toEqual(Object.keys(objectAt(send(cluster, 'GET', '/openapi/v2').body, 'paths')));
  });
});

function parts(message: unknown, field: number): Uint8Array[] {
  const bytes = message instanceof Uint8Array ? message : new Uint8Array();
  return [...readFields(bytes)].flatMap(({ number, value }) =>
    number === field && typeof value !== 'bigint' ? [value] : [],
  );
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const nameOf = (message: Uint8Array | undefined): string => text(parts(message, 1)[0]);
