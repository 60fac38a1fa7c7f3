import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1 });
const get = (target: string, headers = {}) => send(cluster, 'GET', target, { headers });

describe('the health of the server', () => {
  test.each(['/healthz', '/livez', '/readyz', '/healthz/etcd', '/readyz/etcd-readiness'])(
    '%s is ok',
    (path) => {
      expect(get(path)).toMatchObject({ status: 200, body: { text: 'ok' } });
    },
  );

  test('is listed check by check', () => {
    expect(get('/livez?verbose').body.text).toBe('[+]ping ok\n[+]log ok\n[+]etcd ok\nlivez check passed\n');
  });

  test.each(['/livez/etcd-readiness', '/healthz/nosuch', '/healthz/etcd/more'])('has no check %s', (path) => {
    expect(get(path).status).toBe(404);
  });
});

describe('paths that are not about a resource', () => {
  test('are listed at the root, with those of groups and versions', () => {
    expect(get('/').body.paths).toEqual(
      expect.arrayContaining(['/api', '/api/v1', '/apis/apps', '/apis/apps/v1', '/metrics', '/openapi/v2']),
    );
  });

  test('count the stored objects', () => {
    const { body, headers } = get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(String(body.text).split('\n')).toEqual(
      expect.arrayContaining([
        'apiserver_storage_objects{resource="nodes"} 1',
        'kubernetes_build_info{git_version="v1.35.0",major="1",minor="35"} 1',
      ]),
    );
  });

  test('show which resources are stored, and the storage version as a hash', () => {
    const resources = objectsAt(get('/api/v1').body, 'resources');
    const hashOf = (wanted: string) => resources.find(({ name }) => name === wanted)?.storageVersionHash;
    expect(['configmaps', 'endpoints', 'bindings', 'pods/status'].map(hashOf)).toEqual([
      'qFsyl6wFWjQ=',
      'fWeeMqaN/OA=',
      undefined,
      undefined,
    ]);
  });
});

test.each([
  ['curl/8.5.0', '', true],
  ['Wget/1.21', '', true],
  ['kubectl/v1.35.2', '', false],
  ['kubectl/v1.35.2', '?pretty=true', true],
  ['curl/8.5.0', '?pretty=false', false],
])('indents JSON for %s with %j: %j', (agent, query, isPretty) => {
  for (const path of ['/api/v1/namespaces/default', '/api/v1/namespaces/nosuch', '/version']) {
    const { body, headers } = get(`${path}${query}`, { 'user-agent': agent });
    expect(headers['content-type'] ?? 'application/json').toBe('application/json');
    expect(/^\{\n {2}"/.test(String(body.text))).toBe(isPretty);
  }
});
