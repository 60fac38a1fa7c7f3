import { describe, expect, test } from 'vitest';
import { generateWorlds, randomWorld } from '../../../src/grade/worlds/generate-worlds.ts';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';
import type { Mention } from '../../../src/grade/worlds/mentions.ts';
import type { Known } from '../../../src/grade/worlds/recipe.ts';
import { HOME_SERVER } from '../../../src/grade/worlds/world.ts';
import { textAt } from '../../../src/kubernetes/json.ts';

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
  const worlds = generateWorlds(known('kubectl get pod web -n dev', [POD]));

  test('are five or more, one of them empty of what is named', () => {
    const without = namesIn(worlds).filter((names) => !names.includes('Pod dev/web'));
    expect(worlds.length).toBeGreaterThanOrEqual(5);
    expect(without).toHaveLength(1);
  });

  test('hold the namespace, a near name and the same name elsewhere', () => {
    for (const names of namesIn(worlds))
      expect(names).toEqual(
        expect.arrayContaining(['Namespace /dev', 'Pod dev/web-2', 'Pod other-team/web']),
      );
  });

  test('are the same each time', () => {
    expect(generateWorlds(known('kubectl get pod web -n dev', [POD]))).toEqual(worlds);
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
