import { describe, expect, test } from 'vitest';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';
import type { Listing, Mention } from '../../../src/grade/worlds/mentions.ts';
import type { Recipe } from '../../../src/grade/worlds/recipe.ts';
import type { Touched } from '../../../src/grade/worlds/touched.ts';
import { HOME_SERVER } from '../../../src/grade/worlds/world.ts';
import { worldObjects } from '../../../src/grade/worlds/world-objects.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';

const RECIPE: Recipe = { name: '', seed: 11, values: 'own', lists: 'short', present: 'needed', turn: 1 };
const PODS: Listing = { server: HOME_SERVER, resource: 'pods', namespace: 'dev', labels: '', fields: '' };
const WEB: Mention = { server: HOME_SERVER, resource: 'pods', namespace: 'dev', name: 'web', needed: true };

interface Asked {
  readonly text?: string;
  readonly objects?: readonly Mention[];
  readonly listings?: readonly Listing[];
  readonly touched?: readonly Touched[];
  readonly recipe?: Partial<Recipe>;
}

function made({ text = '', objects = [], listings = [], touched = [], recipe }: Asked): JsonObject[] {
  const known = {
    hints: hintsOf([text]),
    mentions: { objects, listings, namespaces: new Map() },
    touched: new Map([[`${HOME_SERVER} pods dev/web`, touched]]),
  };
  return worldObjects(known, HOME_SERVER, { ...RECIPE, ...recipe }).map(({ object }) => object);
}

const placed = (objects: readonly JsonObject[]) =>
  objects.map(
    (object) =>
      `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`,
  );
const pods = (asked: Asked) => made(asked).filter(({ kind }) => kind === 'Pod');
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
  ])('%j with %j is %j', (recipe, mention, names) => {
    const found = pods({ objects: [{ ...WEB, ...mention }], recipe });
    expect(found.map((object) => textAt(object, 'metadata', 'name'))).toEqual(names);
  });

  test('is not there by a name that a world itself gives, unless the script says it', () => {
    const amber = { ...WEB, name: 'amber' };
    expect(pods({ objects: [amber] })).toEqual([]);
    expect(placed(pods({ objects: [amber], text: 'kubectl get pod amber' }))).toContain('Pod dev/amber');
  });

  test('nodes have no near name; namespaces are made once, but those that are built in', () => {
    const of = (resource: string, name: string): Mention => ({ ...WEB, resource, namespace: '', name });
    expect(placed(made({ objects: [of('nodes', 'n1')] }))).toEqual(['Namespace /other-team', 'Node /n1']);
    expect(placed(made({ objects: [of('namespaces', 'qa'), of('namespaces', 'default')] }))).toEqual([
      ...['Namespace /other-team', 'Namespace /qa', 'Namespace /qa-2', 'Namespace /default-2'],
    ]);
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
    const text = `kubectl get pods -o jsonpath='{.items[?(@.metadata.name=="db")].spec}'`;
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
    expect(objectsAt(node, 'spec', 'taints').filter(({ key }) => key === 'a')).toEqual(expected);
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
});

test('in every other world a claim has its volume', () => {
  const objects = [{ ...WEB, resource: 'persistentvolumeclaims', name: 'data' }];
  const volumes = (turn: number) =>
    placed(made({ objects, recipe: { turn } })).filter((name) => name.startsWith('PersistentVolume '));
  expect(volumes(0)[0]).toBe('PersistentVolume /of-dev-data');
  expect(volumes(1)).toEqual([]);
});
