import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkManifest } from '../../../src/kubernetes/manifest/check-manifest.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

/** What the real kubectl 1.33 printed for `--dry-run=client`, and what it sent. */
const GOLDEN = join(import.meta.dirname, '../../fixtures/kubectl-golden/golden-1.33.jsonl');

interface Recorded {
  readonly argv: readonly string[];
  readonly exit: number | null;
  readonly stdout?: string;
  readonly requests: readonly { readonly method: string; readonly body?: { readonly kind?: string } }[];
}

const recorded = readFileSync(GOLDEN, 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));
const printed = recorded.filter(({ stdout }) => stdout !== undefined && /^(?:apiVersion:|\{)/.test(stdout));

const errors = (text: string): string[] =>
  checkManifest(new SourceFile('kubectl.yaml', text), { kubernetes: '1.33' })
    .filter((d) => d.severity === 'error')
    .map((d) => d.message);

test.each(printed)('$argv', ({ stdout }) => {
  expect(errors(stdout ?? '')).toEqual([]);
});

test('there are many', () => expect(printed.length).toBeGreaterThan(20));
