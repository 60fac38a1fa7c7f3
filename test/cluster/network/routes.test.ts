import { describe, expect, test } from 'vitest';
import { routeRequest } from '../../../src/cluster/network/routes.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { worldOf } from '../../support/cluster-world.ts';

function path(pathType: string, value: string, name: string): JsonObject {
  return { pathType, path: value, backend: { service: { name, port: { number: 80 } } } };
}

function ingress(rules: JsonObject[], more: JsonObject = {}): JsonObject {
  return { metadata: { name: 'i', namespace: 'shop' }, spec: { rules, ...more } };
}

const RULES = [
  {
    host: 'a.example',
    http: {
      paths: [path('Prefix', '/', 'all'), path('Exact', '/x', 'exact'), path('Prefix', '/api/', 'api')],
    },
  },
  { host: '*.b.example', http: { paths: [path('Prefix', '/', 'wild')] } },
  { http: { paths: [path('Prefix', '/any', 'any')] } },
];

describe('an ingress sends', () => {
  test.each([
    ['a.example', '/', 'all'],
    ['a.example', '/x', 'exact'],
    ['a.example', '/x/y', 'all'],
    ['a.example', '/api', 'api'],
    ['a.example', '/api/v1', 'api'],
    ['a.example', '/apis', 'all'],
    ['c.b.example', '/', 'wild'],
    ['d.c.b.example', '/', undefined],
    ['other', '/any/where', 'any'],
    ['other', '/', undefined],
  ])('%s%s to %s', (host, at, service) => {
    const world = worldOf({ 'ingresses.networking.k8s.io': [ingress(RULES)] });
    expect(routeRequest(host, at, world)?.service).toBe(service);
  });

  test('requests without a matching rule to its default backend', () => {
    const defaultBackend = { service: { name: 'rest', port: { name: 'http' } } };
    const world = worldOf({ 'ingresses.networking.k8s.io': [ingress(RULES, { defaultBackend })] });
    expect(routeRequest('other', '/', world)).toEqual({ namespace: 'shop', service: 'rest', port: 'http' });
  });
});

test('an HTTP route sends to the backend with the most weight', () => {
  const route = {
    metadata: { name: 'r', namespace: 'shop' },
    spec: {
      hostnames: ['a.example'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/new' } }],
          backendRefs: [
            { name: 'old', port: 80, weight: 10 },
            { name: 'new', port: 8080, weight: 90 },
          ],
        },
      ],
    },
  };
  const world = worldOf({ 'httproutes.gateway.networking.k8s.io': [route] });
  expect(routeRequest('a.example', '/new/x', world)).toEqual({
    namespace: 'shop',
    service: 'new',
    port: 8080,
  });
  expect(routeRequest('b.example', '/new', world)).toBeUndefined();
});
