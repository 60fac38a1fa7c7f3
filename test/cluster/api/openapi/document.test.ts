import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const cluster = (): Cluster =>
  new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1, describe: (key) => `about ${key}` });

const schema = (body: JsonObject, name: string): JsonObject => objectAt(body, 'components', 'schemas', name);

describe('the OpenAPI v3 document', () => {
  test('is listed by group and version', () => {
    const { body } = send(cluster(), 'GET', '/openapi/v3');
    expect(objectAt(body, 'paths', 'apis/apps/v1').serverRelativeURL).toMatch(
      /^\/openapi\/v3\/apis\/apps\/v1\?hash=/,
    );
    expect(Object.keys(objectAt(body, 'paths'))).toContain('api/v1');
  });

  test.each([
    [
      'by the hash that the list names',
      '?hash=1.35',
      { 'cache-control': 'public, immutable', etag: '"1.35"' },
    ],
    ['by another hash', '?hash=1.34', {}],
    ['without one', '', {}],
  ])('is cached by clients that ask for a document %s', (_, query, kept) => {
    const { status, headers } = send(cluster(), 'GET', `/openapi/v3/apis/apps/v1${query}`);
    expect(status).toBe(200);
    const { expires, vary, ...rest } = headers;
    expect(rest).toEqual({ 'content-type': 'application/json', ...kept });
    expect(expires).toBe('etag' in kept ? 'Fri, 01 Jan 1971 00:00:00 GMT' : undefined);
  });

  test('lists the patch types of each kind, and declares that the server validates fields', () => {
    const { body } = send(cluster(), 'GET', '/openapi/v3/apis/apps/v1');
    const { patch } = objectAt(body, 'paths', '/apis/apps/v1/namespaces/{namespace}/deployments/{name}');
    expect(patch).toMatchObject({
      parameters: [
        { name: 'dryRun' },
        { name: 'fieldManager' },
        { name: 'fieldValidation', in: 'query' },
        { name: 'force' },
      ],
      requestBody: { content: { 'application/strategic-merge-patch+json': {} } },
      'x-kubernetes-group-version-kind': { group: 'apps', version: 'v1', kind: 'Deployment' },
    });
  });

  test('has every type that a kind needs, with descriptions and merge rules for lists', () => {
    const { body } = send(cluster(), 'GET', '/openapi/v3/api/v1');
    expect(schema(body, 'io.k8s.api.V1Pod.Pod')).toMatchObject({
      description: 'about V1Pod',
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
      properties: { spec: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.V1PodSpec.PodSpec' }] } },
    });
    expect(schema(body, 'io.k8s.api.V1PodSpec.PodSpec')).toMatchObject({
      required: ['containers'],
      properties: {
        containers: {
          type: 'array',
          description: 'about V1PodSpec.containers',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          'x-kubernetes-patch-merge-key': 'name',
          'x-kubernetes-patch-strategy': 'merge',
        },
        restartPolicy: { type: 'string', enum: ['Always', 'Never', 'OnFailure'] },
      },
    });
    const text = JSON.stringify(body);
    const named = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect([...named].filter((name) => !text.includes(`"${name}":{`))).toEqual([]);
  });
});
