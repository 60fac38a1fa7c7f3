import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../src/kubernetes/manifest/check-manifest.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const CORPUS = process.env['K8S_DRILL_CORPUS'];

interface Row {
  readonly file: string;
  readonly verdict: string;
}

function rows(): Row[] {
  if (CORPUS === undefined) return [];
  const lines = readFileSync(join(CORPUS, 'manifests/SOURCES.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [file = '', , , verdict = ''] = line.split('\t');
    return { file, verdict };
  });
}

function errorsOf(file: string): string[] {
  const text = readFileSync(join(CORPUS ?? '', 'manifests', file), 'utf8');
  return checkManifest(new SourceFile(file, text), { kubernetes: '1.35' })
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.code}: ${d.message}`);
}

describe.skipIf(CORPUS === undefined)('manifests of public exercises and documentation', () => {
  const valid = rows().filter((row) => row.verdict.startsWith('valid'));
  const invalid = rows().filter((row) => !row.verdict.startsWith('valid'));

  test.each(valid)('$file is accepted', ({ file }) => {
    expect(errorsOf(file)).toEqual([]);
  });

  test.each(invalid)('$file is refused: $verdict', ({ file }) => {
    expect(errorsOf(file)).not.toEqual([]);
  });
});

test.runIf(CORPUS === undefined)('K8S_DRILL_CORPUS names no folder: nothing was checked', () => {});
