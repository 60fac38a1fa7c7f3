import { describe, expect, test } from 'vitest';
import { explore, tryPair } from '../../../src/grade/worlds/explore.ts';
import { HOME_SERVER } from '../../../src/grade/worlds/world.ts';
import { WorldPool } from '../../../src/grade/worlds/world-pool.ts';
import { worldOf } from '../../support/try-script.ts';

const pool = new WorldPool();
const known = (reference: string, answer = reference) => explore(reference, answer, pool).known;
const filesOf = (script: string) => Object.fromEntries(known(script).hints.files);

describe('what two scripts ask for', () => {
  test('is found, also where it is asked for only after something else was found', () => {
    const name = `kubectl get pod -n dev -l app=web -o jsonpath='{.items[0].metadata.name}'`;
    const { objects, listings } = known(`kubectl delete pod -n dev $(${name})`).mentions;
    expect(listings).toMatchObject([
      { server: HOME_SERVER, resource: 'pods', namespace: 'dev', labels: 'app=web' },
    ]);
    expect(objects).toMatchObject([{ resource: 'pods', namespace: 'dev', needed: true }]);
  });

  test('is what either of them asks for', () => {
    const { objects } = known('kubectl delete cm a -n dev', 'kubectl delete cm b -n qa').mentions;
    expect(objects.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['dev/a', 'qa/b']);
  });

  test('comes with the last world that was looked into', () => {
    const { last } = explore('kubectl delete cm a -n dev', 'kubectl get cm a -n dev', pool);
    expect(last?.reference).toMatchObject({ exit: 0, stdout: 'configmap "a" deleted from dev namespace\n' });
    expect(last?.answer.exit).toBe(0);
    expect([...(last?.prepared.world.objects.keys() ?? [])]).toEqual([HOME_SERVER]);
  });
});

describe('the fields that scripts write', () => {
  const fields = (reference: string, answer = reference) =>
    [...known(reference, answer).touched].map(([key, touched]) => [
      key.replace(`${HOME_SERVER} `, ''),
      touched.map(({ path, value }) => `${path.join('.')}=${JSON.stringify(value)}`),
    ]);

  test('are known once each, with the value that was written last', () => {
    expect(fields('kubectl scale deploy web --replicas=5', 'kubectl scale deploy web --replicas=6')).toEqual([
      ['deployments.apps default/web', ['spec.replicas=6']],
    ]);
  });

  test('are those of each object', () => {
    expect(fields('kubectl label cm a tier=db -n dev; kubectl annotate cm b c=d -n dev')).toEqual([
      ['configmaps dev/a', ['metadata.labels.tier="db"']],
      ['configmaps dev/b', ['metadata.annotations.c="d"']],
    ]);
  });

  test('are also those that a patch says and that were so before', () => {
    expect(fields(`kubectl patch deploy web -p '{"spec":{"paused":false}}'`)).toEqual([
      ['deployments.apps default/web', ['spec.paused=false']],
    ]);
  });

  test('are none where scripts only show something', () => {
    expect(fields('kubectl get cm')).toEqual([]);
  });
});

describe('files', () => {
  test.each<[string, Record<string, string>]>([
    ['cat /opt/a.txt', { '/opt/a.txt': 'text' }],
    ['cat /opt/a.yaml', { '/opt/a.yaml': 'manifest' }],
    ['cat /opt/a.yml /opt/b.json', { '/opt/a.yml': 'manifest', '/opt/b.json': 'manifest' }],
    ['cat /opt/a.yaml.txt', { '/opt/a.yaml.txt': 'text' }],
    ['kubectl get cm > /opt/a.txt', { '/opt/': 'manifest' }],
    ['kubectl get cm > a.txt', {}],
    ['kubectl get cm', {}],
    ['kubectl apply -f web.yaml', { 'web.yaml': 'manifest' }],
  ])('that %s looks for are there: %j', (script, expected) => {
    expect(filesOf(script)).toEqual(expected);
  });
});

test('what was tried in the same world is not tried again', () => {
  const scripts = { reference: 'kubectl get cm', answer: 'kubectl get cm -A' };
  const world = worldOf([]);
  const first = tryPair({ world }, scripts, pool);
  expect(tryPair({ world: { ...world, name: 'another' }, before: first }, scripts, pool)).toBe(first);
  expect(tryPair({ world: worldOf([], { files: { a: '' } }), before: first }, scripts, pool)).not.toBe(first);
  const other = {
    world: worldOf([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } }]),
    before: first,
  };
  expect(tryPair(other, scripts, pool)).not.toBe(first);
});
