import { describe, expect, test } from 'vitest';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';
import type { Listing, Mention } from '../../../src/grade/worlds/mentions.ts';
import type { Recipe } from '../../../src/grade/worlds/recipe.ts';
import type { Touched } from '../../../src/grade/worlds/touched.ts';
import { HOME_SERVER, type WorldObject } from '../../../src/grade/worlds/world.ts';
import { worldObjects } from '../../../src/grade/worlds/world-objects.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';

const RECIPE: Recipe = { name: '', seed: 11, values: 'own', lists: 'short', present: 'needed', turn: 1 };
const PODS: Listing = { server: HOME_SERVER, resource: 'pods', namespace: 'dev', labels: '', fields: '' };
const OTHER_SERVER = 'https://b:6443';
const WEB: Mention = { server: HOME_SERVER, resource: 'pods', namespace: 'dev', name: 'web', needed: true };

interface Asked {
  readonly text?: string;
  readonly objects?: readonly Mention[];
  readonly listings?: readonly Listing[];
  readonly touched?: readonly Touched[];
  readonly namespaces?: readonly string[];
  readonly recipe?: Partial<Recipe>;
}

function world({
  text = '',
  objects = [],
  listings = [],
  touched = [],
  namespaces = [],
  recipe,
}: Asked): WorldObject[] {
  const known = {
    hints: hintsOf([text]),
    mentions: { objects, listings, namespaces: new Map([[HOME_SERVER, new Set(namespaces)]]) },
    touched: new Map([[`${HOME_SERVER} pods dev/web`, touched]]),
  };
  return worldObjects(known, HOME_SERVER, { ...RECIPE, ...recipe });
}

const made = (asked: Asked) => world(asked).map(({ object }) => object);

const placed = (objects: readonly JsonObject[]) =>
  objects.map(
    (object) =>
      `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`,
  );
const pods = (asked: Asked) => made(asked).filter(({ kind }) => kind === 'Pod');
/** What is found in worlds that differ only in what is left to chance, each once. */
const inManyWorlds = <T>(find: (recipe: Partial<Recipe>) => T) =>
  new Set(Array.from({ length: 16 }, (_, seed) => find({ seed })));
const labelsOf = (object: JsonObject | undefined) => objectAt(object, 'metadata', 'labels');

describe('what a script names', () => {
  test('is there, with a near name and the same name elsewhere', () => {
    expect(placed(pods({ objects: [WEB] }))).toEqual(['Pod dev/web', 'Pod dev/web-2', 'Pod other-team/web']);
    expect(placed(pods({ objects: [{ ...WEB, namespace: 'other-team' }] })).at(-1)).toBe('Pod default/web');
  });

  test.each<[Partial<Recipe>, Partial<Mention>, string[]]>([
    [{ present: 'none' }, {}, ['web-2', 'web']],
    [{ present: 'all' }, { needed: false, body: { kind: 'Pod' } }, []],
    [{ present: 'all' }, { needed: true, body: { kind: 'Pod' } }, ['web', 'web-2', 'web']],
    [{ present: 'needed' }, { needed: true, body: { kind: 'Pod' } }, ['web-2', 'web']],
    [{ present: 'needed' }, { needed: false }, []],
    [{ present: 'none' }, { needed: false }, []],
  ])('%j with %j is %j', (recipe, mention, names) => {
    const found = pods({ objects: [{ ...WEB, ...mention }], recipe });
    expect(found.map((object) => textAt(object, 'metadata', 'name'))).toEqual(names);
  });

  test('is not there by a name that a world itself gives, unless the script says it', () => {
    const amber = { ...WEB, name: 'amber' };
    expect(pods({ objects: [amber] })).toEqual([]);
    expect(placed(pods({ objects: [amber], text: 'kubectl get pod amber' }))).toContain('Pod dev/amber');
    const named = (name: string) => placed(pods({ objects: [{ ...WEB, name }] }));
    for (const name of ['amber-10', 'elm', 'elm-1', 'web-2']) expect(named(name)).toEqual([]);
    for (const name of ['2-web', 'web-amber']) expect(named(name)).toContain(`Pod dev/${name}`);
  });

  test('is there once, in its own cluster alone, in the default namespace where it says none', () => {
    expect(placed(pods({ objects: [WEB, WEB] }))).toEqual([
      'Pod dev/web',
      'Pod dev/web-2',
      'Pod other-team/web',
    ]);
    expect(
      pods({ objects: [{ ...WEB, server: OTHER_SERVER }], listings: [{ ...PODS, server: OTHER_SERVER }] }),
    ).toEqual([]);
    expect(placed(pods({ objects: [{ ...WEB, namespace: '' }] }))).toEqual([
      'Pod default/web',
      'Pod default/web-2',
    ]);
  });

  test('is as the script makes it, where it is there already', () => {
    const body = {
      kind: 'Pod',
      metadata: { finalizers: ['x/y'], name: 'other' },
      spec: { hostNetwork: true },
    };
    const [web] = pods({ objects: [{ ...WEB, body }], recipe: { present: 'all' } });
    expect(web).toEqual({
      kind: 'Pod',
      metadata: {
        finalizers: ['x/y'],
        name: 'web',
        namespace: 'dev',
        labels: { app: 'web' },
        annotations: {},
      },
      spec: { hostNetwork: true },
    });
  });

  test('of a kind that no world has is there as the script makes it, or not at all', () => {
    const lease = { ...WEB, resource: 'leases.coordination.k8s.io' };
    const body = { kind: 'Lease' };
    const all = (one: Mention) => placed(made({ objects: [one], recipe: { present: 'all' } })).slice(1);
    expect(all(lease)).toEqual([]);
    expect(all({ ...lease, body })).toEqual(['Lease dev/web']);
    expect(all({ ...WEB, resource: 'nothings.example.com', body })).toEqual([]);
  });

  test('has, now and then, the labels that listings of its kind look for', () => {
    const tiers = (resource: string) =>
      inManyWorlds((recipe) => {
        const listings = [{ ...PODS, resource, labels: 'tier=db' }];
        return labelsOf(pods({ objects: [WEB], listings, recipe })[0])['tier'];
      });
    expect(tiers('pods')).toEqual(new Set(['db', undefined]));
    expect(tiers('services')).toEqual(new Set([undefined]));
  });

  test('has its name as a label, as far as a label is long', () => {
    const name = 'n'.repeat(70);
    const [long] = made({ objects: [{ ...WEB, resource: 'configmaps', name }] }).slice(1);
    expect(labelsOf(long)).toEqual({ app: 'n'.repeat(63) });
  });

  test('nodes have no near name; namespaces are made once, but those that are built in', () => {
    const of = (resource: string, name: string): Mention => ({ ...WEB, resource, namespace: '', name });
    expect(placed(made({ objects: [of('nodes', 'n1')] }))).toEqual(['Namespace /other-team', 'Node /n1']);
    expect(placed(made({ objects: [of('namespaces', 'qa'), of('namespaces', 'default')] }))).toEqual([
      ...['Namespace /other-team', 'Namespace /qa', 'Namespace /qa-2', 'Namespace /default-2'],
    ]);
    expect(placed(made({ objects: [{ ...of('namespaces', 'qa'), needed: false }] }))).toEqual([
      'Namespace /other-team',
    ]);
    expect(placed(made({ objects: [of('nodes', 'n1')], recipe: { present: 'none' } }))).toContain('Node /n1');
  });

  test('namespaces are those that it works in, but for one that it makes in this cluster', () => {
    const qa: Mention = {
      ...WEB,
      resource: 'namespaces',
      namespace: '',
      name: 'qa',
      needed: false,
      body: { kind: 'Namespace' },
    };
    const BUILT_IN = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];
    const found = (...objects: Mention[]) =>
      placed(made({ objects, namespaces: ['qa', ...BUILT_IN] })).filter((name) =>
        name.startsWith('Namespace'),
      );
    expect(found(qa)).toEqual(['Namespace /other-team']);
    const there = ['Namespace /qa', 'Namespace /other-team'];
    expect(found()).toEqual(there);
    expect(found({ ...qa, name: 'ci' })).toEqual(there);
    expect(found({ ...qa, server: OTHER_SERVER })).toEqual(there);
    expect(found({ ...qa, resource: 'configmaps' })).toEqual(there);
    const { body: _, ...read } = qa;
    expect(found(read)).toEqual(there);
    expect(made({ namespaces: ['qa'] })[0]).toStrictEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'qa', labels: {}, annotations: {} },
    });
  });
});

describe('what a script lists', () => {
  test('is four objects and one elsewhere', () => {
    expect(placed(pods({ listings: [PODS] }))).toEqual([
      ...['Pod dev/cedar', 'Pod dev/amber', 'Pod dev/delta', 'Pod dev/birch', 'Pod other-team/elm'],
    ]);
    expect(placed(pods({ listings: [{ ...PODS, namespace: 'other-team' }] })).at(-1)).toBe('Pod default/elm');
  });

  test('in all namespaces is in two by turns', () => {
    expect(placed(pods({ listings: [{ ...PODS, namespace: '' }] }))).toEqual([
      ...['Pod default/cedar', 'Pod other-team/amber', 'Pod default/delta', 'Pod other-team/birch'],
    ]);
  });

  test('by fields is eight, of which every fourth misses', () => {
    const found = pods({ listings: [{ ...PODS, namespace: '', fields: 'spec.nodeName=n1' }] });
    expect(found.map((object) => textAt(object, 'spec', 'nodeName') === 'n1')).toEqual([
      ...[true, true, true, false, true, true, true, false],
    ]);
    const elsewhere = pods({ listings: [{ ...PODS, fields: 'spec.nodeName=n1' }] }).at(-1);
    expect([textAt(elsewhere, 'metadata', 'name'), textAt(elsewhere, 'spec', 'nodeName')]).toEqual([
      'elm',
      'n1',
    ]);
  });

  test('comes with what its template says, where that is another than what is looked for', () => {
    const [first, , , missed] = world({ listings: [{ ...PODS, fields: 'spec.nodeName=n1' }] }).slice(1);
    expect(textAt(first?.plain, 'spec', 'nodeName')).not.toBe('n1');
    expect({ ...first?.plain, spec: { ...objectAt(first?.plain, 'spec'), nodeName: 'n1' } }).toEqual(
      first?.object,
    );
    expect(missed).not.toHaveProperty('plain');
  });

  test('has the labels around the selector, and none of them in the world without what is named', () => {
    const listings = [{ ...PODS, labels: 'tier=db' }];
    const tiers = (recipe: Partial<Recipe>) => pods({ listings, recipe }).map((one) => labelsOf(one)['tier']);
    expect(tiers({})).toEqual(['db', undefined, 'db-old', 'db', 'db']);
    expect(tiers({ present: 'none' })).toEqual([undefined, undefined, undefined, undefined, 'db']);
  });

  test('is two of each kind where there are many kinds', () => {
    const kinds = [
      'pods',
      'services',
      'configmaps',
      'secrets',
      'deployments.apps',
      'serviceaccounts',
      'jobs.batch',
    ];
    const count = (many: number) =>
      pods({ listings: kinds.slice(0, many).map((resource) => ({ ...PODS, resource })) }).length;
    expect([count(6), count(7)]).toEqual([5, 3]);
  });

  test('twice has other names the second time', () => {
    const names = placed(pods({ listings: [PODS, { ...PODS, namespace: 'qa' }] }));
    expect(names).toContain('Pod qa/cedar-1');
    expect(names).not.toContain('Pod qa/cedar');
  });

  test('by a name in an expression is there', () => {
    const text = `kubectl get pods -o jsonpath='{.items[?(@.metadata.name=="db")].spec}{.items[?(@.spec.nodeName=="n1")].spec}'`;
    expect(placed(pods({ text, listings: [PODS] }))).toEqual([
      ...['Pod dev/db', 'Pod dev/cedar', 'Pod dev/amber', 'Pod dev/delta', 'Pod other-team/elm'],
    ]);
  });
});

describe('what a script sets', () => {
  const label = (text: string, values: Recipe['values']) =>
    labelsOf(pods({ text, objects: [WEB], recipe: { values } })[0]);
  const SET = 'kubectl label pod web tier=db';
  const TAKE = 'kubectl label pod web tier-';

  test.each<[string, Recipe['values'], string | undefined]>([
    [SET, 'own', undefined],
    [SET, 'absent', undefined],
    [SET, 'same', 'db'],
    [SET, 'other', 'before'],
    [TAKE, 'own', 'before'],
    [TAKE, 'absent', 'before'],
    [TAKE, 'same', 'before'],
    [TAKE, 'other', 'before'],
  ])('%s where values are %s: the label is %s', (text, values, expected) => {
    expect(label(text, values)['tier']).toBe(expected);
  });

  test('as a label of Pod Security is a level before', () => {
    const key = 'pod-security.kubernetes.io/enforce';
    expect(label(`kubectl label ns a ${key}=baseline`, 'other')[key]).toBe('privileged');
  });

  test.each<[string, string]>([
    ['baseline', 'privileged'],
    ['restricted', 'baseline'],
  ])('as the label of Pod Security %s in a manifest is %s before', (value, before) => {
    const key = 'pod-security.kubernetes.io/enforce';
    const touched = [{ path: ['metadata', 'labels', key], value }];
    const [web] = pods({ objects: [WEB], touched, recipe: { values: 'other' } });
    expect(labelsOf(web)[key]).toBe(before);
  });

  test('as an annotation is one before', () => {
    const [web] = pods({ text: 'kubectl annotate pod web a=b', objects: [WEB], recipe: { values: 'same' } });
    expect([objectAt(web, 'metadata', 'annotations'), labelsOf(web)]).toEqual([{ a: 'b' }, { app: 'web' }]);
  });

  test.each<[Recipe['values'], unknown]>([
    ['own', 'Always'],
    ['absent', undefined],
    ['other', 'Never-other'],
  ])('as a field, where values are %s, is %s before', (values, expected) => {
    const touched = [{ path: ['spec', 'restartPolicy'], value: 'Never' }];
    const [own] = pods({ objects: [WEB] });
    const [web] = pods({ objects: [WEB], touched, recipe: { values } });
    expect(objectAt(web, 'spec')['restartPolicy']).toBe(
      values === 'own' ? objectAt(own, 'spec')['restartPolicy'] : expected,
    );
  });

  test('as a field is now and then that already, and any of these where values are mixed', () => {
    const touched = [{ path: ['metadata', 'labels', 'app'], value: 'shop' }];
    const apps = (values: Recipe['values']) =>
      inManyWorlds(
        (recipe) => labelsOf(pods({ objects: [WEB], touched, recipe: { ...recipe, values } })[0])['app'],
      );
    expect(apps('same')).toEqual(new Set(['web', 'shop']));
    expect(apps('mixed')).toEqual(new Set(['web', 'shop', undefined, 'shop-other']));
  });

  const KEY = { key: 'a', effect: 'NoSchedule' };
  test.each<[string, Recipe['values'], JsonObject[]]>([
    ['a=b:NoSchedule', 'own', []],
    ['a=b:NoSchedule', 'same', [{ ...KEY, value: 'b' }]],
    ['a=b:NoSchedule', 'other', [{ ...KEY, value: 'before' }]],
    ['a=b:NoSchedule-', 'own', [{ ...KEY, value: 'b' }]],
    ['a:NoSchedule-', 'absent', [KEY]],
    [
      'a=b:NoSchedule-',
      'same',
      [
        { ...KEY, value: 'b' },
        { ...KEY, effect: 'PreferNoSchedule', value: 'before' },
      ],
    ],
    [
      'a=b:NoExecute-',
      'other',
      [
        { key: 'a', effect: 'NoSchedule', value: 'before' },
        { key: 'a', effect: 'NoExecute', value: 'before' },
      ],
    ],
  ])('as the taint %s, where values are %s, is %j before', (taint, values, expected) => {
    const objects = [{ ...WEB, resource: 'nodes', namespace: '', name: 'n1' }];
    const node = made({ text: `kubectl taint node n1 ${taint}`, objects, recipe: { values } }).find(
      ({ kind }) => kind === 'Node',
    );
    const own = objectsAt(made({ objects }).at(-1), 'spec', 'taints');
    expect(objectsAt(node, 'spec', 'taints')).toEqual([...own, ...expected]);
  });

  test('as the taint of a role has that effect alone', () => {
    const objects = [{ ...WEB, resource: 'nodes', namespace: '', name: 'n1' }];
    const key = 'node-role.kubernetes.io/control-plane';
    const taints = (values: Recipe['values']) =>
      objectAt(
        made({ text: `kubectl taint node n1 ${key}:NoSchedule-`, objects, recipe: { values } }).at(-1),
        'spec',
      )['taints'];
    expect([taints('same'), taints('other')]).toEqual([[{ key, effect: 'NoSchedule' }], undefined]);
  });

  test('as the taint of a node is beside those that it has, and in nothing but nodes', () => {
    const node = { ...WEB, resource: 'nodes', namespace: '', name: 'n1' };
    const text = 'kubectl taint node n1 a=b:NoSchedule-';
    const body = { kind: 'Node', spec: { unschedulable: true } };
    expect(made({ objects: [{ ...node, body }], recipe: { present: 'all' } }).at(-1)?.['spec']).toEqual(
      body.spec,
    );
    const [, web, long] = [
      ...made({ text, objects: [WEB] }).slice(0, 2),
      made({ text, objects: [node], recipe: { lists: 'long' } }).at(-1),
    ];
    expect(objectAt(web, 'spec')).not.toHaveProperty('taints');
    expect(objectsAt(long, 'spec', 'taints').map(({ key }) => key)).toEqual(['team', 'spot', 'a']);
  });
});

test('a Deployment has revisions where commands are about them', () => {
  const objects = [{ ...WEB, resource: 'deployments.apps' }];
  const images = (text: string) =>
    made({ text, objects })
      .filter(
        (one) => textAt(one, 'metadata', 'name') === 'web' && textAt(one, 'metadata', 'namespace') === 'dev',
      )
      .map((one) =>
        textAt(objectsAt(one, 'spec', 'template', 'spec', 'containers')[0], 'image').replace(/^.*:/, ''),
      );
  expect(images('kubectl get deploy web')).toHaveLength(1);
  expect(images('kubectl rollout undo deploy web').slice(0, 3)).toEqual(['1.0', '2.0', '3.0']);
  expect(images('kubectl rollout history deploy web')).toHaveLength(4);
  expect(images('kubectl get deploy web\nkubectl rollout undo deploy web')).toHaveLength(4);
  const text = 'kubectl rollout undo deploy web';
  expect(made({ text, objects: [{ ...WEB, resource: 'statefulsets.apps' }] })).toHaveLength(4);
  expect(made({ text, listings: [{ ...PODS, resource: 'deployments.apps' }] })).toHaveLength(6);
});

test('objects of a kind are in the states that follow each other, from that of the world on', () => {
  const types = (turn: number) =>
    made({ listings: [{ ...PODS, resource: 'services' }], recipe: { turn } })
      .slice(1)
      .map((one) => textAt(one, 'spec', 'type'));
  expect(types(0)).toEqual(['ClusterIP', 'NodePort', 'LoadBalancer', 'ClusterIP', 'ClusterIP']);
  expect(types(1)).toEqual(['NodePort', 'LoadBalancer', 'ClusterIP', 'ClusterIP', 'NodePort']);
});

test('lists are short or long, as the world has them, or either', () => {
  const counts = (lists: Recipe['lists']) =>
    inManyWorlds(
      (recipe) =>
        objectsAt(
          made({ objects: [{ ...WEB, resource: 'serviceaccounts' }], recipe: { ...recipe, lists } })[1],
          'secrets',
        ).length,
    );
  expect([counts('short'), counts('long'), counts('any')]).toEqual([
    new Set([0]),
    new Set([2]),
    new Set([0, 2]),
  ]);
});

test('containers talk where their logs are looked at', () => {
  const command = (text: string) =>
    JSON.stringify(
      objectsAt(pods({ text, objects: [WEB], recipe: { turn: 0 } })[0], 'spec', 'containers')[0]?.[
        'command'
      ] ?? '',
    );
  expect(command('kubectl logs web')).toContain('echo \\"line');
  expect(command('kubectl get pod web')).not.toContain('line');
});

test('in every other world a claim has its volume', () => {
  const objects = [{ ...WEB, resource: 'persistentvolumeclaims', name: 'data' }];
  const volumes = (turn: number) =>
    placed(made({ objects, recipe: { turn } })).filter((name) => name.startsWith('PersistentVolume '));
  expect(volumes(0)[0]).toBe('PersistentVolume /of-dev-data');
  expect(volumes(2)).toEqual(volumes(0));
  expect(volumes(1)).toEqual([]);
  const long = made({
    objects: [{ ...WEB, resource: 'persistentvolumeclaims', name: 'd'.repeat(60) }],
    recipe: { turn: 0 },
  });
  expect(placed(long)).toContain(`PersistentVolume /of-dev-${'d'.repeat(53)}`);
});
