import { describe, expect, test } from 'vitest';
import { ResourceRegistry } from '../../../../src/cluster/registry/resources.ts';
import { Seeded } from '../../../../src/cluster/seeded.ts';
import { templateOf } from '../../../../src/grade/worlds/templates/registry.ts';
import { makeWorldCluster } from '../../../../src/grade/worlds/world-cluster.ts';
import { ADMIN } from '../../../../src/grade/worlds/world-pool.ts';
import { isObject, type Json } from '../../../../src/kubernetes/json.ts';
import { made, sample } from '../../../support/templates.ts';

const RESOURCES = new ResourceRegistry();
const IDS = [...new Set(RESOURCES.all.map(({ id }) => id))].filter((id) => templateOf(id) !== undefined);

/** Where a list of one item is meant: what a program is called with, and what a rule, a policy or a request is for. */
const LISTS_OF_ANY_LENGTH = new Set([
  'command',
  'verbs',
  'apiGroups',
  'usages',
  'hosts',
  'policyTypes',
  'envFrom',
  'egress',
  'addresses',
]);

/** The lists in an object, by the keys that lead to them. */
function listsIn(value: Json, key = ''): [key: string, items: readonly Json[]][] {
  if (Array.isArray(value)) return [[key, value], ...value.flatMap((item) => listsIn(item))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([inner, one]) => listsIn(one, inner));
}

/** The paths of what says nothing: an empty text, an empty list, an empty map. */
function emptyIn(value: Json, path = ''): string[] {
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, one]) => emptyIn(one, `${path}.${key}`));
  if (Array.isArray(value) && value.length > 0) return value.flatMap((one) => emptyIn(one, `${path}[]`));
  const isEmpty = typeof value === 'string' ? value.trim() === '' : typeof value === 'object';
  return isEmpty ? [path] : [];
}

test('worlds hold objects of what tasks are about', () => {
  expect(IDS.sort()).toEqual([
    'certificatesigningrequests.certificates.k8s.io',
    'clusterrolebindings.rbac.authorization.k8s.io',
    'clusterroles.rbac.authorization.k8s.io',
    'configmaps',
    'cronjobs.batch',
    'daemonsets.apps',
    'deployments.apps',
    'endpointslices.discovery.k8s.io',
    'events',
    'horizontalpodautoscalers.autoscaling',
    'ingressclasses.networking.k8s.io',
    'ingresses.networking.k8s.io',
    'jobs.batch',
    'limitranges',
    'namespaces',
    'networkpolicies.networking.k8s.io',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'poddisruptionbudgets.policy',
    'pods',
    'priorityclasses.scheduling.k8s.io',
    'replicasets.apps',
    'replicationcontrollers',
    'resourcequotas',
    'rolebindings.rbac.authorization.k8s.io',
    'roles.rbac.authorization.k8s.io',
    'secrets',
    'serviceaccounts',
    'services',
    'statefulsets.apps',
    'storageclasses.storage.k8s.io',
  ]);
  expect(templateOf('leases.coordination.k8s.io')).toBeUndefined();
});

describe.each(IDS)('each of %s', (id) => {
  test('has lists of one item where lists are short, and of several different ones where they are long', () => {
    const wrong = (objects: readonly Json[], isRight: (items: readonly Json[]) => boolean): string[] =>
      objects
        .flatMap((object) => listsIn(object))
        .filter(([key, items]) => !LISTS_OF_ANY_LENGTH.has(key) && !isRight(items))
        .map(([key]) => key);
    const isLong = (items: readonly Json[]) =>
      items.length > 1 && new Set(items.map((item) => JSON.stringify(item))).size === items.length;
    expect(new Set(wrong(sample(id, 'short'), ({ length }) => length === 1))).toEqual(
      new Set(
        /^(?:pods|\w+sets?\.apps|\w+\.batch|deployments\.apps|replicationcontrollers)$/.test(id)
          ? ['containers']
          : [],
      ),
    );
    expect(new Set(wrong(sample(id, 'long'), isLong))).toEqual(new Set());
  });

  test('holds something wherever a question may look', () => {
    const MEANT = /\.(?:apiGroups\[\]|emptyDir|podSelector|metadata\.labels)$|^\.spec$/;
    const empty = new Set(sample(id).flatMap((object) => emptyIn(object)));
    expect([...empty].filter((path) => !MEANT.test(path))).toEqual([]);
  });
});

test('a cluster takes each of them, also with a long name', () => {
  const { cluster } = makeWorldCluster();
  const refused: string[] = [];
  for (const [id, turn] of IDS.flatMap((one) => [...Array(8).keys()].map((at) => [one, at] as const))) {
    const resource = RESOURCES.byId(id);
    if (resource === undefined) throw new Error(id);
    const { group, version, namespaced, plural } = resource;
    const name = `a-${turn}${'x'.repeat(7 * turn)}`;
    const namespace = namespaced ? 'default' : '';
    const object = made(id, { name, namespace, isLong: turn % 3 > 0, turn, random: new Seeded(turn * 31) });
    const metadata = { name, ...(namespaced && { namespace }) };
    const place = group === '' ? '/api' : `/apis/${group}`;
    const reply = cluster.handle({
      method: 'POST',
      path: `${place}/${version}${namespaced ? '/namespaces/default' : ''}/${plural}`,
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify({ ...object, metadata })),
      user: ADMIN,
      isUnread: true,
    });
    if ('body' in reply && reply.status >= 400) refused.push(`${id} ${turn}: ${JSON.stringify(reply.body)}`);
  }
  expect(refused).toEqual([]);
});
