import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { emptyObject } from '../../../../src/cluster/patch/apply/empty-object.ts';
import { withWrittenManagers } from '../../../../src/cluster/patch/apply/managed-fields.ts';
import { shapeOfType } from '../../../../src/cluster/patch/apply/shape.ts';
import { type Tracking, trackLate, trackUpdate } from '../../../../src/cluster/patch/apply/track-update.ts';
import { copyJson, type JsonObject, objectsAt, textAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/default/pods';

function tracking(manager: string, change: Partial<Tracking> = {}): Tracking {
  return {
    manager,
    apiVersion: 'v1',
    subresource: '',
    time: '2026-01-01T00:00:00Z',
    shape: shapeOfType('V1Pod'),
    empty: emptyObject('V1Pod'),
    ignored: ['status'],
    ...change,
  };
}

const pod = (): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', image: 'nginx' }] },
});

function startPod(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  cluster.advance(1000);
  send(cluster, 'POST', `${PODS}?fieldManager=kubectl-run`, { body: pod() });
  cluster.advance(60_000);
  return cluster;
}

const owners = (object: JsonObject): string[] =>
  objectsAt(object, 'metadata', 'managedFields').map(
    (entry) => `${textAt(entry, 'manager')} ${textAt(entry, 'subresource')}`,
  );

describe('owners that are computed on demand', () => {
  test('equal those that are computed at each of many writes', () => {
    let [early, late] = [
      trackUpdate(undefined, pod(), tracking('a')),
      trackLate(undefined, pod(), tracking('a')),
    ];
    for (let at = 0; at < 40; at++) {
      const status = {
        phase: `${at % 3}`,
        ...(at % 2 === 0 ? { hostIP: '10.0.0.1' } : { message: `${at}` }),
      };
      const by = tracking(`kubelet-${at % 4}`, {
        subresource: 'status',
        time: `2026-01-01T00:00:${10 + at}Z`,
        ignored: ['spec'],
      });
      early = trackUpdate(early, { ...early, status }, by);
      late = trackLate(late, { ...late, status }, by);
    }
    expect(withWrittenManagers(late)).toEqual(early);
  });

  test('ignore changes of a new object after the write', () => {
    const created = pod();
    const late = trackLate(undefined, created, tracking('a'));
    const before = trackUpdate(undefined, copyJson(created), tracking('a'));
    Object.assign((late.spec as { containers: JsonObject[] }).containers[0] ?? {}, { tty: true });
    expect(withWrittenManagers(late).metadata).toEqual(before.metadata);
  });

  test('are included in every kind of read', () => {
    const cluster = startPod();
    const expected = ['kubectl-run ', 'kubelet status'];
    const got = send(cluster, 'GET', `${PODS}/web`).body as JsonObject;
    const listed = objectsAt(send(cluster, 'GET', PODS).body as JsonObject, 'items')[0] ?? {};
    const held = cluster.objects().find(({ metadata }) => textAt(metadata, 'name') === 'web') ?? {};
    expect([got, listed, held].map(owners)).toEqual([expected, expected, expected]);
  });

  test('survive a binding, a pending deletion and writes of subresources of a Pod', () => {
    const cluster = startPod();
    const finalizers = { metadata: { finalizers: ['example.com/wait'] } };
    const type = 'application/merge-patch+json';
    send(cluster, 'PATCH', `${PODS}/web?fieldManager=kubectl-patch`, { type, body: finalizers });
    const debug = { spec: { ephemeralContainers: [{ name: 'debug', image: 'busybox' }] } };
    send(cluster, 'PATCH', `${PODS}/web/ephemeralcontainers?fieldManager=kubectl-debug`, {
      type: 'application/strategic-merge-patch+json',
      body: debug,
    });
    const deleted = send(cluster, 'DELETE', `${PODS}/web`).body as JsonObject;
    expect(owners(deleted).toSorted()).toEqual([
      'kubectl-debug ephemeralcontainers',
      'kubectl-patch ',
      'kubectl-run ',
      'kubelet status',
    ]);
  });

  test('can be removed by a JSON patch, and then nothing has an owner', () => {
    const cluster = startPod();
    const patched = send(cluster, 'PATCH', `${PODS}/web`, {
      type: 'application/json-patch+json',
      body: [{ op: 'replace', path: '/metadata/managedFields', value: [{}] }] as never,
    });
    expect([patched.status, owners(patched.body as JsonObject)]).toEqual([200, []]);
  });
});
