import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  admitManifest,
  checkVerdict,
  compareWithServer,
  readGoldenManifests,
} from '../../support/golden-manifests.ts';

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

  test('every object gets the verdict and the fields of the API server, except for the listed differences', () => {
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

describe('check refuses what the API server refuses', () => {
  test.each(['validation-1.35', 'validation-1.35-b', 'validation-tables'])('%s', (name) => {
    const found = readGoldenManifests(name)
      .filter((row) => compareWithServer(row, name === 'validation-tables').outcome !== 'not modelled')
      .map((row) => ({ id: row.id, verdict: row.verdict, ...checkVerdict(row) }))
      .filter(({ verdict, ours }) => verdict !== ours)
      .filter(({ id }) => differences[id] === undefined && !TAKEN_BY_CHECK.has(id));
    expect(found).toEqual([]);
  });

  test('every known message of the server is part of a finding', () => {
    for (const row of readGoldenManifests('validation-1.35')) {
      const admission = admitManifest(row);
      if (admission?.verdict !== 'invalid' || TAKEN_BY_CHECK.has(row.id)) continue;
      const told = new Set(checkVerdict(row).sentences);
      const known = admission.causes.map((cause) => `${cause.field}: ${cause.message}`);
      expect(
        known.filter((sentence) => !told.has(sentence)),
        row.id,
      ).toEqual([]);
    }
  });
});

/** Rows that `check` takes although the recording server did not. */
const TAKEN_BY_CHECK = new Set([
  // A cluster's admission names the service account. https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
  'card/service-accounts/projected-token',
  // The request is a stand-in, its first line alone.
  'card/certificates-api/csr-manifest',
  'card/certificates-api/mend-csr',
]);
