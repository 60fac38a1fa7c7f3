import { describe, expect, test } from 'vitest';
import { checkCommand, checkEffect, holdsDeciding, NeedsRest } from '../../../src/grade/worlds/needs-rest.ts';
import { HOME_SERVER } from '../../../src/grade/worlds/world.ts';

describe('a command that may be tried before controllers have looked at a cluster', () => {
  test.each([
    'scale deploy web --replicas=3',
    'create deployment web --image=nginx',
    'create deployment web --image=nginx --dry-run=client -o yaml',
    'set image deploy/web web=nginx',
    'label pod web tier=db -o name',
    'config view -o yaml',
    'explain pods',
  ])('%s', (words) => {
    expect(() => checkCommand(words.split(' '))).not.toThrow();
  });
});

describe('a command that shows what controllers write, or waits for it', () => {
  test.each([
    'get pods',
    'describe deploy web',
    'wait pod/web --for=condition=Ready',
    'rollout undo deploy web',
    'drain node01',
    'logs web',
    'create token ci',
    'scale deploy web --replicas=3 -o yaml',
    'cluster-info dump',
  ])('%s', (words) => {
    expect(() => checkCommand(words.split(' '))).toThrow(NeedsRest);
  });
});

describe('a request of a command that writes', () => {
  const pods = '/api/v1/namespaces/default/pods';
  test.each([
    ['POST', pods, true],
    ['GET', `${pods}/web`, true],
    ['GET', pods, false],
    ['DELETE', `${pods}/web`, false],
    ['DELETE', '/apis/apps/v1/namespaces/default/deployments/web', true],
    ['PATCH', '/apis/apps/v1/namespaces/default/deployments/web/scale', true],
    ['PUT', '/apis/certificates.k8s.io/v1/certificatesigningrequests/ada/approval', false],
    ['PATCH', '/api/v1/namespaces/default/persistentvolumeclaims/data', false],
    ['POST', '/api/v1/namespaces/default/persistentvolumeclaims', true],
    ['POST', '/api/v1/namespaces', false],
    ['GET', '/apis', true],
  ] as const)('%s %s needs no rest: %s', (method, path, isFree) => {
    const check = () => checkEffect({ do: 'request', request: { method, path } });
    if (isFree) expect(check).not.toThrow();
    else expect(check).toThrow(NeedsRest);
  });

  test('a selector of fields, a watch and a wait need it', () => {
    const query = [['fieldSelector', 'metadata.name=a']] as const;
    const request = { method: 'GET', path: '/api/v1/nodes', query } as const;
    expect(() => checkEffect({ do: 'request', request })).toThrow(NeedsRest);
    expect(() => checkEffect({ do: 'open', request })).toThrow(NeedsRest);
    expect(() => checkEffect({ do: 'sleep', milliseconds: 1000 })).toThrow(NeedsRest);
  });
});

test('a quota decides only when its controller has counted', () => {
  const world = (kind: string) => ({
    name: '',
    objects: new Map([[HOME_SERVER, [{ object: { kind } }]]]),
    hasEvents: false,
    files: {},
  });
  expect(holdsDeciding(world('ResourceQuota'))).toBe(true);
  expect(holdsDeciding(world('LimitRange'))).toBe(false);
});
