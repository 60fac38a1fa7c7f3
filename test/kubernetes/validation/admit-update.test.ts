import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { admitUpdate } from '../../../src/kubernetes/validation/admit-update.ts';
import { isApiObject, text } from '../../../src/kubernetes/validation/object-values.ts';
import { rulesOf } from '../../../src/kubernetes/validation/registry.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';
import { readGoldenRows } from '../../support/golden-manifests.ts';

interface Row {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly verdict: 'accepted' | 'refused';
  readonly causes?: readonly { readonly field: string }[];
}

const DIFFERENCES = join(import.meta.dirname, '../../fixtures/kubernetes-golden/differences-updates.json');
const differences: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(DIFFERENCES, 'utf8'));

/** The recording was sent as JSON, so that a bare `y` is text. */
function objectOf(manifest: string): Readonly<Record<string, unknown>> {
  const [found] = parseData(manifest.replace(/: y$/gm, ': "y"')).documents;
  if (!isApiObject(found)) throw new Error('no object');
  return found;
}

function compare(row: Row): { id: string; verdict: string; fields: string[] } {
  const admission = admitUpdate(objectOf(row.before), objectOf(row.after), '1.35');
  const causes = admission?.verdict === 'invalid' ? admission.causes : [];
  const verdict = admission?.verdict === 'accepted' ? 'accepted' : 'refused';
  return { id: row.id, verdict, fields: [...new Set(causes.map(({ field }) => field))].sort() };
}

describe('changes that a real API server allows', () => {
  const rows = readGoldenRows<Row>('updates-1.35').filter(({ after }) => {
    const object = objectOf(after);
    return rulesOf(text(object, 'apiVersion'), text(object, 'kind')) !== undefined;
  });

  test('most kinds are modelled', () => expect(rows.length).toBeGreaterThanOrEqual(110));

  test.each(rows.filter(({ id }) => !Object.hasOwn(differences, id)))('$id', (row) => {
    const ours = compare(row);
    const theirs = [...new Set((row.causes ?? []).map(({ field }) => field))].sort();
    // A refusal without causes is one of the storage: a wrong name, uid or version.
    const fields = row.verdict === 'refused' && theirs.length === 0 ? ours.fields : theirs;
    expect(ours).toEqual({ id: row.id, verdict: row.verdict, fields });
  });

  test('every listed difference is still one', () => {
    for (const row of rows.filter(({ id }) => Object.hasOwn(differences, id))) {
      const { verdict, fields } = compare(row);
      const theirs = [...new Set((row.causes ?? []).map(({ field }) => field))].sort();
      expect([verdict, fields]).not.toEqual([row.verdict, theirs]);
    }
  });
});

test('a Service keeps the address and the ports that it got', () => {
  const service = (spec: string) =>
    objectOf(`{apiVersion: v1, kind: Service, metadata: {name: s}, spec: ${spec}}`);
  const ports = 'ports: [{port: 80}]';
  expect(admitUpdate(service(`{${ports}}`), service(`{${ports}, selector: {a: b}}`), '1.35')).toEqual({
    verdict: 'accepted',
  });
  const moved = admitUpdate(service(`{${ports}}`), service(`{${ports}, clusterIP: 10.96.0.77}`), '1.35');
  expect(moved).toMatchObject({
    verdict: 'invalid',
    causes: [
      { field: 'spec.clusterIPs[0]', message: 'Invalid value: ["10.96.0.77"]: may not change once set' },
    ],
  });
});

test('a claim that is not bound yet may not grow', () => {
  const claim = (size: string) =>
    objectOf(
      `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}}`,
    );
  const refused = admitUpdate(claim('1Gi'), claim('2Gi'), '1.35');
  expect(refused).toMatchObject({
    verdict: 'invalid',
    causes: [{ field: 'spec', reason: 'FieldValueForbidden' }],
  });
});

test('an object that is being deleted gets no new finalizers', () => {
  const map = (finalizers: string) =>
    objectOf(
      `{apiVersion: v1, kind: ConfigMap, metadata: {name: c, deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ${finalizers}}}`,
    );
  expect(admitUpdate(map('[a.com/x, a.com/y]'), map('[a.com/y]'), '1.35')?.verdict).toBe('accepted');
  expect(admitUpdate(map('[a.com/x]'), map('[a.com/x, a.com/z, a.com/y]'), '1.35')).toMatchObject({
    verdict: 'invalid',
    causes: [
      {
        field: 'metadata.finalizers',
        message:
          'Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.com/y", "a.com/z"}',
      },
    ],
  });
});
