import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkManifest } from '../../src/kubernetes/manifest/check-manifest.ts';
import { admitCreate } from '../../src/kubernetes/validation/admit.ts';
import { isApiObject } from '../../src/kubernetes/validation/object-values.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseData } from '../../src/yaml/parse-data.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/kubernetes-golden');

/** A manifest with the real API server's verdict. */
export interface GoldenManifest {
  readonly id: string;
  readonly kind: string;
  readonly manifest: string;
  readonly verdict: 'accepted' | 'refused';
  /** The fields of the causes, in the server's order; none where the object could not be read. */
  readonly fields: readonly string[];
  /** The causes' sentences, without the fields. */
  readonly sentences: readonly string[];
}

interface Row {
  readonly id: string;
  readonly manifest: string;
  readonly verdict: 'accepted' | 'refused';
  readonly causes?: readonly { readonly field?: string; readonly message: string }[];
  readonly field?: string;
  readonly message?: string;
}

/** The rows of a recording, `validation-1.35` for instance. */
export function readGoldenRows<R>(name: string): readonly R[] {
  const content = gunzipSync(readFileSync(join(FOLDER, `${name}.jsonl.gz`))).toString('utf8');
  return content
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as R);
}

export function readGoldenManifests(name: string): readonly GoldenManifest[] {
  return readGoldenRows<Row>(name).map(({ id, manifest, verdict, causes, field, message }) => {
    const told = causes ?? (field?.split('; ') ?? []).map((one) => ({ field: one, message: message ?? '' }));
    return {
      id,
      kind: /^kind: (\S+)$/m.exec(manifest)?.[1] ?? '',
      manifest,
      verdict,
      fields: told.map((cause) => cause.field ?? ''),
      sentences: told.map((cause) => cause.message),
    };
  });
}

/** What our own validation says to a recorded manifest; `undefined` for a kind that is not modelled. */
export function admitManifest({ manifest }: GoldenManifest) {
  const [object] = parseData(manifest).documents;
  return isApiObject(object) ? admitCreate(object, '1.35') : undefined;
}

export type Outcome = 'same' | 'verdict' | 'fields' | 'sentences' | 'not modelled';

/**
 * How our verdict compares with the server's: the verdict itself, then the set of the causes' fields, then their sentences, which some
 * recordings join to one.
 */
export function compareWithServer(
  row: GoldenManifest,
  joined: boolean,
): { outcome: Outcome; ours: string[] } {
  const admission = admitManifest(row);
  if (admission === undefined) return { outcome: 'not modelled', ours: [] };
  const causes = admission.verdict === 'invalid' ? admission.causes : [];
  const ours = causes.map((cause) => `${cause.field}: ${cause.message}`);
  if ((admission.verdict === 'accepted') !== (row.verdict === 'accepted'))
    return { outcome: 'verdict', ours };
  if (admission.verdict === 'unreadable' && row.fields.length > 0) return { outcome: 'fields', ours };
  if (row.verdict === 'accepted' || admission.verdict === 'unreadable') return { outcome: 'same', ours };
  const fields = causes.map((cause) => cause.field);
  if (!sameSet(fields, row.fields)) return { outcome: 'fields', ours };
  const sentences = causes.map((cause) => cause.message);
  const same = joined
    ? oneLine([...new Set(sentences)].join('; ')) === row.sentences[0]
    : sameSet(sentences, row.sentences);
  return { outcome: same ? 'same' : 'sentences', ours };
}

function oneLine(text: string): string {
  return text.replace(/ {2,}/g, ' ');
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const both = [new Set(a), new Set(b)] as const;
  return both[0].size === both[1].size && [...both[0]].every((one) => both[1].has(one));
}

/** What `check` says to a recorded manifest: its verdict, and the server's sentences that its findings carry. */
export function checkVerdict({ manifest }: GoldenManifest) {
  const found = checkManifest(new SourceFile('a.yaml', manifest), { kubernetes: '1.35' });
  const errors = found.filter((finding) => finding.severity === 'error');
  return {
    ours: errors.length > 0 ? ('refused' as const) : ('accepted' as const),
    sentences: found.flatMap((finding) => finding.server ?? []),
  };
}
