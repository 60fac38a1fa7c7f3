import { describe, expect, test } from 'vitest';
import { tryBoth } from '../../../src/grade/worlds/try-both.ts';
import { WorldPool } from '../../../src/grade/worlds/world-pool.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { worldOf } from '../../support/try-script.ts';

const pool = new WorldPool();
const NAMESPACE: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } };
const CREATE = 'kubectl create deployment web --image=nginx';
const both = (reference: string, answer: string, objects: JsonObject[] = []) =>
  tryBoth({ reference, answer }, pool.prepare(worldOf(objects)), pool);
const changedIn = ({
  changes,
}: {
  readonly changes: readonly { readonly kind: string; readonly name: string }[];
}) => [...new Set(changes.map(({ kind }) => kind))].sort();

describe('two scripts', () => {
  test('that write are compared before controllers have looked at it', () => {
    const { reference, answer } = both(CREATE, 'kubectl create configmap a');
    expect([changedIn(reference), changedIn(answer)]).toEqual([['Deployment'], ['ConfigMap']]);
  });

  test.each([
    [CREATE, `${CREATE}; kubectl rollout status deployment/web`],
    [`${CREATE}; kubectl get deployment web`, CREATE],
  ])('%s and %s are both compared at rest, where one of them needs it', (first, second) => {
    const early = both(CREATE, CREATE).reference;
    const { reference, answer } = both(first, second);
    expect([reference, answer]).not.toContain(early);
    expect(reference.stdout + answer.stdout).toMatch(/successfully rolled out|1\/1/);
    expect([reference.exit, answer.exit]).toEqual([0, 0]);
  });

  test('are compared when what they delete is gone', () => {
    const script = 'kubectl delete configmap a -n dev --wait=false';
    const held: JsonObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'dev', finalizers: ['example.com/held'] },
    };
    const { reference } = both(script, script, [NAMESPACE, held]);
    expect(reference.changes).toMatchObject([
      { name: 'a', after: { metadata: { deletionTimestamp: true } } },
    ]);
    const { reference: gone } = both('kubectl delete ns dev', 'kubectl delete ns dev', [NAMESPACE]);
    expect(gone.changes.find(({ kind }) => kind === 'Namespace')).not.toHaveProperty('after');
  });

  test('are looked at when a Pod that they stop has stopped', () => {
    const spec = { containers: [{ name: 'web', image: 'nginx' }] };
    const pod: JsonObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'dev' },
      spec,
    };
    const script = 'kubectl delete pod web -n dev --wait=false';
    const [change] = both(script, script, [NAMESPACE, pod]).reference.changes;
    expect(change).toMatchObject({ kind: 'Pod', name: 'web', before: { kind: 'Pod' } });
    expect(change?.after).toBeUndefined();
  });

  test('are compared at rest in a world with a quota', () => {
    const quota: JsonObject = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'few', namespace: 'default' },
      spec: { hard: { configmaps: '1' } },
    };
    const script = 'kubectl create configmap a';
    const { reference } = both(script, script, [quota]);
    expect(reference.exit).toBe(1);
    expect(reference.stderr).toContain('exceeded quota: few');
  });

  test('that ask for what is not executable here end with why, and what they did before is seen', () => {
    const { reference, answer } = both(`kubectl create configmap a; vim a.txt`, 'kubectl create configmap a');
    expect(reference).toMatchObject({
      exit: 1,
      beyond: expect.stringContaining('vim'),
      stdout: '',
    });
    expect(answer.exit).toBe(0);
    expect(answer).not.toHaveProperty('beyond');
  });
});

test('what was tried in a world is not tried again', () => {
  const first = both(CREATE, CREATE);
  expect(first.answer).toBe(first.reference);
  expect(both(CREATE, 'kubectl create configmap a').reference).toBe(first.reference);
  expect(both(CREATE, CREATE, [NAMESPACE]).reference).not.toBe(first.reference);
});
