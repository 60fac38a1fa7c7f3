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
    ...[
      'annotate pod web a=b',
      'apply -f a.yaml',
      'auth reconcile -f a.yaml',
      'cordon node01',
      'edit pod web',
    ],
    ...[
      'autoscale deploy web --max=3',
      'delete pod web',
      'expose deploy web --port=80',
      'patch pod web -p {}',
    ],
    ...['replace -f a.yaml', 'rollout pause deploy/web', 'rollout restart deploy/web', 'uncordon node01'],
    ...['rollout resume deploy/web', 'run web --image=nginx', 'taint node node01 a=b:NoExecute'],
    ...['config get-contexts', 'version', 'api-resources', 'api-versions', 'kustomize .', 'cluster-info'],
    'scale deploy web --replicas=3 -o yaml --dry-run=client',
    'scale deploy web --replicas=3 -o yaml -o name',
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
    ...[
      'auth can-i get pods',
      'rollout status deploy/web',
      'rollout history deploy/web',
      'events',
      'top node',
    ],
    ...[
      'certificate approve ada',
      'exec web -- date',
      'debug web',
      'diff -f a.yaml',
      'attach web',
      'options',
    ],
    'scale deploy web --replicas=3 -o yaml --dry-run=server',
    'scale deploy web --replicas=3 --output=json',
    'label pod web a=b -o name -o yaml',
    'nonsense',
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
    ['GET', '/api/v1/namespaces/default', true],
    ['DELETE', '/api/v1/namespaces/default', false],
    ['PATCH', '/api/v1/namespaces/default', false],
    ['POST', '/apis/batch/v1/namespaces/default/jobs', true],
    ['DELETE', '/apis/batch/v1/namespaces/default/jobs/a', false],
    ['PATCH', '/api/v1/persistentvolumes/a', false],
    ['GET', '/api/v1/persistentvolumes', true],
    ['PATCH', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/a', false],
    ['PATCH', `${pods}/web`, true],
    ['PATCH', `${pods}/web/status`, false],
    ['POST', `${pods}/web/eviction`, false],
    ['GET', '/apis/apps/v1/namespaces/default/replicasets/a', false],
    ['POST', '/apis/apps/v1/namespaces/default/replicasets', true],
    ['GET', '/apis/apps/v1/namespaces/default/controllerrevisions', false],
    ['GET', '/api/v1/namespaces/default/endpoints/a', false],
    ['GET', '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/a', false],
    ['GET', '/api/v1/namespaces/default/events', false],
    ['GET', '/api/v1/namespaces/default/services', true],
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
    expect(() => checkEffect({ do: 'attach', request, stdin: false, tty: false })).toThrow(NeedsRest);
  });

  test('a selector of labels does not, nor do effects that ask no server for anything', () => {
    const query = [['labelSelector', 'app=web']] as const;
    const request = { method: 'GET', path: '/api/v1/nodes', query } as const;
    expect(() => checkEffect({ do: 'request', request })).not.toThrow();
    expect(() => checkEffect({ do: 'read', path: '/a' })).not.toThrow();
  });
});

test('a quota decides only when its controller has counted', () => {
  const kinds = (...all: string[]) => all.map((kind) => ({ object: { kind } }));
  const world = (here: string[], there: string[] = []) => ({
    name: '',
    objects: new Map([
      [HOME_SERVER, kinds(...here)],
      ['https://cluster-2:6443', kinds(...there)],
    ]),
    hasEvents: false,
    files: {},
  });
  for (const kind of ['ResourceQuota', 'CustomResourceDefinition', 'ValidatingAdmissionPolicy'])
    expect(holdsDeciding(world(['Pod', kind]))).toBe(true);
  expect(holdsDeciding(world(['Pod'], ['Pod', 'ResourceQuota']))).toBe(true);
  expect(holdsDeciding(world(['LimitRange'], ['Pod']))).toBe(false);
  expect(holdsDeciding(world([]))).toBe(false);
});
