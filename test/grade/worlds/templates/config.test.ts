import { expect, test } from 'vitest';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

test.each<[string, string, unknown[]]>([
  ['configmaps', 'data.mode', ['blue', 'green']],
  ['configmaps', 'data.size', ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
  [
    'limitranges',
    'spec.limits.0.max',
    [
      { memory: '2Gi', cpu: '4' },
      { memory: '4Gi', cpu: '4' },
    ],
  ],
  ['limitranges', 'spec.limits.0.type', ['Container']],
  ['limitranges', 'spec.limits.1', [{ type: 'PersistentVolumeClaim', max: { storage: '100Gi' } }, undefined]],
  ['resourcequotas', 'spec.hard.services', ['30']],
  ['serviceaccounts', 'imagePullSecrets', [[{ name: 'registry-one' }, { name: 'registry-two' }], undefined]],
  ['serviceaccounts', 'secrets', [[{ name: 'token-one' }, { name: 'token-two' }], undefined]],
])('%s differ between worlds in %s', (id, path, values) => {
  expect(valuesAt(sample(id), path)).toEqual(values);
});

test('a Secret holds what each type of Secret must hold, and values of its own', () => {
  const [first, second] = [made('secrets'), made('secrets', { name: 'db' })];
  expect(Object.keys(first['stringData'] as object)).toEqual([
    ...['username', 'password', 'token', 'tls.crt', 'tls.key', 'ssh-privatekey'],
    ...['.dockerconfigjson', '.dockercfg'],
  ]);
  expect(first).toMatchObject({
    stringData: {
      username: 'user-web',
      password: expect.stringMatching(/^s3cret-[0-9a-f]{4}$/),
      token: expect.stringMatching(/^[0-9a-f]{6}$/),
    },
  });
  expect(second).toMatchObject({ stringData: { username: 'user-db' } });
  expect(valuesAt(sample('secrets'), 'stringData.token').length).toBeGreaterThan(10);
});

test('a quota allows for more Pods than worlds have', () => {
  for (const pods of valuesAt(sample('resourcequotas'), 'spec.hard.pods')) {
    expect(Number(pods)).toBeGreaterThanOrEqual(40);
    expect(Number(pods)).toBeLessThan(60);
  }
});

test('classes of priority are between those that are built in', () => {
  const values = valuesAt(sample('priorityclasses.scheduling.k8s.io'), 'value').map(Number);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...values)).toBeLessThan(10_000);
  expect(values.length).toBeGreaterThan(10);
});

test('a node has two taints where lists are long, else one or most often none', () => {
  const data = { key: 'team', value: 'data', effect: 'NoSchedule' };
  expect(valuesAt(sample('nodes', 'short'), 'spec.taints')).toEqual([[data], undefined]);
  expect(valuesAt(sample('nodes', 'long'), 'spec.taints')).toEqual([
    [data, { key: 'spot', effect: 'PreferNoSchedule' }],
  ]);
  const tainted = sample('nodes', 'short').filter((node) => valuesAt([node], 'spec.taints')[0] !== undefined);
  expect(tainted.length).toBeLessThan(sample('nodes', 'short').length / 2);
});

test('several limits in one namespace refuse no Pod, and give it the amounts that it lacks', () => {
  const script = `kubectl run new --image=nginx -n dev && kubectl get pod new -n dev -o jsonpath='{.spec.containers[0].resources.limits}'`;
  expect(ask(script, ['limitranges'])).toBe('pod/new created\n{"cpu":"500m","memory":"256Mi"}');
});
