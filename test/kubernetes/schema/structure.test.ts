import { describe, expect, test } from 'vitest';
import { fieldOf } from '../../../src/kubernetes/schema/schemas.ts';
import structure from '../../../src/kubernetes/schema/structure.json';
import { hasStructure, isAtomicType, structureOf } from '../../../src/kubernetes/schema/structure.ts';

describe('how lists and fields are merged', () => {
  test('a list with keys for server-side apply and one for patches', () => {
    expect(structureOf('V1Container', 'ports')).toMatchObject({
      listType: 'map',
      mapKeys: ['containerPort', 'protocol'],
      merges: true,
      mergeKey: 'containerPort',
    });
  });

  test('a list that a patch replaces', () => {
    expect(structureOf('V1PodSpec', 'tolerations')).toMatchObject({ listType: 'atomic', merges: false });
  });

  test('a list of words that a patch adds to', () => {
    const { merges, mergeKey, listType } = structureOf('V1ObjectMeta', 'finalizers');
    expect([merges, mergeKey, listType]).toEqual([true, undefined, 'set']);
  });

  test('keys that a patch must list to keep them', () => {
    expect(structureOf('V1DeploymentSpec', 'strategy').retainsKeys).toBe(true);
    expect(structureOf('V1PodSpec', 'volumes')).toMatchObject({ retainsKeys: true, mergeKey: 'name' });
  });

  test('values that are replaced as a whole', () => {
    expect(isAtomicType('V1LabelSelector')).toBe(true);
    expect(isAtomicType('V1PodSpec')).toBe(false);
    expect(structureOf('V1PodSpec', 'nodeSelector').listType).toBe('atomic');
  });

  test('zero and absence', () => {
    expect(structureOf('V1DeploymentSpec', 'replicas').pointer).toBe(true);
    expect(structureOf('V1DeploymentSpec', 'minReadySeconds').pointer).toBe(false);
  });

  test('a field about which nothing is known', () => {
    expect(structureOf('V1Container', 'nope')).toMatchObject({ mapKeys: [], merges: false, always: false });
    expect(hasStructure('constructor')).toBe(false);
  });

  test('every field that it names is in the schemas', () => {
    const named = Object.entries(structure).flatMap(([type, fields]) =>
      Object.keys(fields)
        .filter((field) => field !== '*')
        .map((field) => [type, field] as const),
    );
    expect(named.filter(([type, field]) => fieldOf(type, field) === undefined)).toEqual([]);
    expect(named.length).toBeGreaterThan(1000);
  });
});
