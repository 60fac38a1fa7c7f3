import { describe, expect, test } from 'vitest';
import { mentionsIn } from '../../../src/grade/worlds/mentions.ts';
import type { SentRequest } from '../../../src/grade/worlds/sent-request.ts';
import { HOME_SERVER } from '../../../src/grade/worlds/world.ts';
import { trial } from '../../support/trials.ts';

const PODS = '/api/v1/namespaces/dev/pods';
const request = (method: string, path: string, more: Partial<SentRequest> = {}): SentRequest => ({
  ...{ server: HOME_SERVER, method, path, query: [], body: null, status: 200, message: '' },
  ...more,
});
const mentions = (...requests: SentRequest[]) => mentionsIn([trial({ requests })]);
const objects = (...requests: SentRequest[]) =>
  mentions(...requests).objects.map(({ resource, namespace, name, needed }) => [
    `${resource} ${namespace}/${name}`,
    needed,
  ]);

describe('objects that scripts name', () => {
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
  const named = (field: string) => request('GET', PODS, { query: [['fieldSelector', field]] });
  test.each<[string, SentRequest[], [string, boolean][]]>([
    ['read', [request('GET', `${PODS}/a`)], [['pods dev/a', true]]],
    ['removed', [request('DELETE', `${PODS}/a`)], [['pods dev/a', true]]],
    ['patched', [request('PATCH', `${PODS}/a`, { body: { metadata: {} } })], [['pods dev/a', true]]],
    ['applied', [request('PATCH', `${PODS}/a`, { body })], [['pods dev/a', false]]],
    ['applied in part', [request('PATCH', `${PODS}/a/status`, { body })], [['pods dev/a', true]]],
    ['created', [request('POST', PODS, { body })], [['pods dev/a', false]]],
    [
      'created twice',
      [request('POST', PODS, { body }), request('POST', PODS, { body })],
      [['pods dev/a', false]],
    ],
    ['bound', [request('POST', `${PODS}/a/binding`, { body })], [['pods dev/a', true]]],
    ['replaced', [request('PUT', `${PODS}/a`, { body })], [['pods dev/a', true]]],
    ['created without a name', [request('POST', PODS, { body: { kind: 'Pod' } })], []],
    ['created without a body', [request('POST', PODS)], []],
    [
      'read and created',
      [request('GET', `${PODS}/a`), request('POST', PODS, { body })],
      [['pods dev/a', true]],
    ],
    ['listed by name', [named('metadata.name=a')], [['pods dev/a', true]]],
    [
      'listed by name beside others',
      [named('status.phase=Running,metadata.name==a')],
      [['pods dev/a', true]],
    ],
    ['listed by a long name', [named('metadata.name=alpha')], [['pods dev/alpha', true]]],
    [
      'listed by name after other options',
      [
        request('GET', PODS, {
          query: [
            ['limit', '500'],
            ['fieldSelector', 'metadata.name=a'],
          ],
        }),
      ],
      [['pods dev/a', true]],
    ],
    [
      'listed by a label of that key',
      [request('GET', PODS, { query: [['labelSelector', 'metadata.name=a']] })],
      [],
    ],
    [
      'listed by name in all namespaces',
      [request('GET', '/api/v1/pods', { query: [['fieldSelector', 'metadata.name=a']] })],
      [],
    ],
    ['listed by another name', [named('spec.metadata.name=a')], []],
    ['of no resource', [request('GET', '/api/v1/namespaces/dev/nothings/a')], []],
    ['of no object', [request('GET', '/version')], []],
    ['of the cluster', [request('GET', '/api/v1/nodes/n1')], [['nodes /n1', true]]],
    [
      'that a Pod lacks',
      [
        request('POST', PODS, {
          body,
          message:
            'pods \\"a\\" is forbidden: error looking up service account dev/ci: serviceaccount \\"ci\\" not found',
        }),
      ],
      [
        ['serviceaccounts dev/ci', true],
        ['pods dev/a', false],
      ],
    ],
  ])('%s', (_, requests, expected) => {
    expect(objects(...requests)).toEqual(expected);
  });

  test('keep what scripts make of them', () => {
    expect(mentions(request('POST', PODS, { body }), request('GET', `${PODS}/a`)).objects).toMatchObject([
      { needed: true, body },
    ]);
  });

  test('are sixty at most', () => {
    const many = Array.from({ length: 70 }, (_, at) => request('GET', `${PODS}/a${at}`));
    expect(mentions(...many).objects).toHaveLength(60);
  });
});

test('listings are told with their selectors, each once', () => {
  const list = (...query: [string, string][]) => request('GET', PODS, { query });
  const found = mentions(
    list(['labelSelector', 'app=a'], ['fieldSelector', 'type=b']),
    list(),
    list(),
    request('POST', PODS),
  );
  const place = { server: HOME_SERVER, resource: 'pods', namespace: 'dev' };
  expect(found.listings).toEqual([
    { ...place, labels: 'app=a', fields: 'type=b' },
    { ...place, labels: '', fields: '' },
  ]);
});

test('what makes an object lists none, and listings are sixty at most', () => {
  expect(mentions(request('POST', PODS)).listings).toEqual([]);
  const many = Array.from({ length: 70 }, (_, at) =>
    request('GET', PODS, { query: [['labelSelector', `a=${at}`]] }),
  );
  expect(mentions(...many).listings).toHaveLength(60);
});

test('namespaces are those of each server', () => {
  const { namespaces } = mentions(
    request('GET', PODS),
    request('GET', '/api/v1/namespaces/qa/pods'),
    request('GET', '/api/v1/pods'),
    request('GET', PODS, { server: 'https://b' }),
  );
  expect([...namespaces].map(([server, names]) => [server, [...names]])).toEqual([
    [HOME_SERVER, ['dev', 'qa']],
    ['https://b', ['dev']],
  ]);
});
