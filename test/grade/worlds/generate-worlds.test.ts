import { describe, expect, test } from 'vitest';
import { generateWorlds, givenWorlds, randomWorld } from '../../../src/grade/worlds/generate-worlds.ts';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';
import type { Mention } from '../../../src/grade/worlds/mentions.ts';
import type { Known } from '../../../src/grade/worlds/recipe.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from '../../../src/grade/worlds/world.ts';
import { type JsonObject, textAt } from '../../../src/kubernetes/json.ts';

const POD: Mention = {
  server: HOME_SERVER,
  resource: 'pods',
  namespace: 'dev',
  name: 'web',
  needed: true,
};

function known(text: string, objects: readonly Mention[]): Known {
  const namespaces = new Map([[HOME_SERVER, new Set(['dev'])]]);
  return { hints: hintsOf([text]), mentions: { objects, listings: [], namespaces }, touched: new Map() };
}

function namesIn(worlds: ReturnType<typeof generateWorlds>): string[][] {
  return worlds.map(({ objects }) =>
    (objects.get(HOME_SERVER) ?? []).map(
      ({ object }) =>
        `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`,
    ),
  );
}

describe('the worlds of a pair', () => {
  const worlds = () => generateWorlds(known('kubectl get pod web -n dev', [POD]));

  test('are five or more, one of them empty of what is named', () => {
    const without = namesIn(worlds()).filter((names) => !names.includes('Pod dev/web'));
    expect(worlds().length).toBeGreaterThanOrEqual(5);
    expect(without).toHaveLength(1);
  });

  test('hold the namespace, a near name and the same name elsewhere', () => {
    for (const names of namesIn(worlds()))
      expect(names).toEqual(
        expect.arrayContaining(['Namespace /dev', 'Pod dev/web-2', 'Pod other-team/web']),
      );
  });

  test('are the same each time', () => {
    expect(generateWorlds(known('kubectl get pod web -n dev', [POD]))).toEqual(worlds());
  });
});

test('what a command creates is not there', () => {
  const created = { ...POD, needed: false, body: { apiVersion: 'v1', kind: 'Pod' } };
  const all = namesIn(generateWorlds(known('kubectl run web --image=nginx -n dev', [created]))).flat();
  expect(all).not.toContain('Pod dev/web');
});

test('a further world follows from its seed alone', () => {
  const pair = known('kubectl label pod web -n dev tier=db', [POD]);
  expect(randomWorld(pair, 7)).toEqual(randomWorld(pair, 7));
  expect(randomWorld(pair, 7)).not.toEqual(randomWorld(pair, 8));
});

describe('among the worlds of a pair', () => {
  const labelled = (): [string, unknown][] =>
    generateWorlds(known('kubectl label pod web -n dev tier=db', [POD])).map(({ name, objects }) => {
      const web = objects
        .get(HOME_SERVER)
        ?.map(({ object }) => object)
        .find(isWeb);
      return [
        name,
        web === undefined ? 'not there' : (web['metadata'] as { labels: JsonObject }).labels['tier'],
      ];
    });
  const isWeb = (object: JsonObject): boolean =>
    object['kind'] === 'Pod' &&
    textAt(object, 'metadata', 'name') === 'web' &&
    textAt(object, 'metadata', 'namespace') === 'dev';

  test('are some in which a field is absent, has another value, or is so already', () => {
    expect(labelled().slice(0, 3)).toEqual([
      ['with the objects that are named, and others of near names', undefined],
      ['where the fields have other values, and each list more items', 'before'],
      ['where some of it is so already', 'db'],
    ]);
    expect(
      labelled()
        .slice(3)
        .map(([name]) => name),
    ).toEqual(['with other labels and containers', 'without the objects that are named']);
    expect(labelled().at(-1)?.[1]).toBe('not there');
  });

  test('is one with short lists and one with long ones', () => {
    const volumes = generateWorlds(known('kubectl get pod web -n dev', [POD])).map(({ objects }) =>
      JSON.stringify(
        objects
          .get(HOME_SERVER)
          ?.map(({ object }) => object)
          .find(isWeb)?.['spec'] ?? {},
      ).includes('scratch'),
    );
    expect(volumes.slice(0, 2)).toEqual([false, true]);
  });

  test('what is made under a name that is read later is there in one', () => {
    const body = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'a', image: 'b' }] } };
    const there = namesIn(
      generateWorlds(known('kubectl run web; kubectl get pod web', [{ ...POD, body }])),
    ).map((names) => names.includes('Pod dev/web'));
    expect(there).toEqual([false, false, true, false, false]);
  });
});

test('each server that scripts ask has a cluster, none like another', () => {
  const pair = known('kubectl get pod web -n dev', [POD, { ...POD, server: 'https://b' }]);
  const listing = { server: 'https://c', resource: 'pods', namespace: 'dev', labels: '', fields: '' };
  const namespaces = new Map([['https://d', new Set(['dev'])]]);
  const [world] = generateWorlds({
    ...pair,
    mentions: { ...pair.mentions, listings: [listing], namespaces },
  });
  expect(new Set(world?.objects.keys())).toEqual(
    new Set([HOME_SERVER, 'https://b', 'https://c', 'https://d']),
  );
  const [home, other] = [HOME_SERVER, 'https://b'].map((server) =>
    JSON.stringify(world?.objects.get(server)),
  );
  expect(home).not.toBe(other);
});

test.each([
  ['kubectl get events', true],
  ['kubectl get ev', true],
  ['kubectl describe pod web', true],
  ['kubectl cluster-info dump', true],
  ['kubectl get --raw /a', true],
  ['kubectl GET Events', true],
  ['kubectl get pods', false],
  ['kubectl get prev', false],
  ['kubectl get cm dumps described', false],
])('whether %s may look at events: %s', (text, expected) => {
  const pair = known(text, []);
  expect(generateWorlds(pair).map(({ hasEvents }) => hasEvents)).toEqual(Array(5).fill(expected));
  expect(givenWorlds(['kind: Pod'], pair)[0]?.hasEvents).toBe(expected);
});

test('the worlds of a card hold what it says, the namespaces of it, and the files that scripts read', () => {
  const texts = [
    'kind: Pod\nmetadata: {name: web, namespace: dev}\n---\njust a text\n---\nkind: Node\n',
    'kind: Service',
  ];
  const [first, second] = givenWorlds(texts, known('kubectl apply -f a.yaml', []));
  expect([first?.name, second?.name]).toEqual(['of the card, number 1', 'of the card, number 2']);
  expect([...(first?.objects ?? [])]).toEqual([
    [
      HOME_SERVER,
      [
        { object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } } },
        { object: { kind: 'Pod', metadata: { name: 'web', namespace: 'dev' } } },
        { object: { kind: 'Node' } },
      ],
    ],
  ]);
  expect(second?.objects.get(HOME_SERVER)).toEqual([{ object: { kind: 'Service' } }]);
  expect(Object.keys(first?.files ?? {})).toEqual([KUBECONFIG_PATH, 'a.yaml']);
});

test('further worlds are of each kind, one in eight without what is named', () => {
  const pair = known('kubectl label pod web -n dev tier=db', [POD]);
  const worlds = Array.from({ length: 64 }, (_, seed) => randomWorld(pair, seed * 7919));
  expect(worlds[3]?.name).toBe(`number ${3 * 7919}`);
  const tiers = worlds.map(({ objects }) => {
    const web = objects.get(HOME_SERVER)?.map(({ object }) => object);
    const one = web?.find(
      (object) =>
        textAt(object, 'metadata', 'name') === 'web' && textAt(object, 'metadata', 'namespace') === 'dev',
    );
    return one === undefined ? 'none' : textAt(one, 'metadata', 'labels', 'tier');
  });
  expect(new Set(tiers)).toEqual(new Set(['', 'db', 'before', 'none']));
  expect(tiers.filter((tier) => tier === 'none').length).toBeLessThan(20);
});
