import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareWithServer, readGoldenManifests } from '../../support/golden-manifests.ts';

const DIFFERENCES = join(import.meta.dirname, '../../fixtures/kubernetes-golden/differences.json');

interface Difference {
  readonly differs: 'verdict' | 'fields';
  readonly reason: string;
  readonly source: string;
}

const differences: Readonly<Record<string, Difference>> = JSON.parse(readFileSync(DIFFERENCES, 'utf8'));

describe.each([
  ['validation-1.35', false],
  ['validation-1.35-b', false],
  ['validation-tables', true],
])('%s', (name, joined) => {
  const rows = readGoldenManifests(name).map((row) => ({ row, ...compareWithServer(row, joined) }));
  const modelled = rows.filter(({ outcome }) => outcome !== 'not modelled');

  test('every object gets the verdict and the fields of the API server, but for the listed differences', () => {
    const found = modelled
      .filter(({ outcome }) => outcome === 'verdict' || outcome === 'fields')
      .map(({ row, outcome, ours }) => ({ id: row.id, outcome, ours, theirs: row.fields }))
      .filter(({ id, outcome }) => differences[id]?.differs !== outcome);
    expect(found).toEqual([]);
  });

  test('every listed difference is still one, and has its reason and source', () => {
    const differing = modelled.filter(({ outcome }) => outcome === 'verdict' || outcome === 'fields');
    const ids = new Set(differing.map(({ row }) => row.id));
    const listed = rows.filter(({ row }) => row.id in differences).map(({ row }) => row.id);
    expect(listed.filter((id) => !ids.has(id))).toEqual([]);
    for (const id of listed)
      expect(differences[id]).toEqual({
        differs: expect.any(String),
        reason: expect.stringMatching(/\w/),
        source: expect.stringMatching(/^https:\/\//),
      });
  });
});
