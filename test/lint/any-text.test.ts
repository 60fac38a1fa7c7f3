import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCurriculum } from '../../src/curriculum/compile-curriculum.ts';
import { readClusters } from '../../src/lab/clusters/read-clusters.ts';
import { DEFAULT_CONFIG } from '../../src/lint/config/config.ts';
import type { LintFinding } from '../../src/lint/finding.ts';
import { applyFixes } from '../../src/lint/fixes/apply-fixes.ts';
import { fixAll } from '../../src/lint/fixes/fix-all.ts';
import { lint } from '../../src/lint/lint.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { deckPaths, readSource } from '../support/decks.ts';

const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);
const { shapes: clusters } = readClusters(readSource('decks/clusters.yaml'));
const options = { curriculum, clusters, levels: new Map(), coverage: false };
const texts = ['test/fixtures/lint', 'test/fixtures/decks']
  .flatMap(deckPaths)
  .map((path) => readSource(path).text);

const lintText = (text: string): Promise<LintFinding[]> =>
  lint([{ file: new SourceFile('deck.md', text), config: DEFAULT_CONFIG }], options);

/** A fixture with a stretch of another in its middle. */
const mixed = fc
  .tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.nat(120))
  .map(([text, other, at, from, length]) => {
    const place = at % (text.length + 1);
    const start = from % (other.length + 1);
    return text.slice(0, place) + other.slice(start, start + length) + text.slice(place);
  });

describe('any text', () => {
  test('ends in findings with places inside of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        for (const { range, fix = [], message } of await lintText(text)) {
          expect(message).toMatch(/\S/);
          for (const { start, end } of [range, ...fix]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  /** There may be more findings than before: a card that got its id is read, and its other rules speak up. */
  test('is fixed in one run', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (text) => {
        const given = [{ file: new SourceFile('deck.md', text), config: DEFAULT_CONFIG }];
        const once = await fixAll(given, options);
        const twice = await fixAll(once.inputs, options);
        expect(twice.applied).toBe(0);
        expect(twice.findings).toEqual(once.findings);
      }),
      { numRuns: 100 },
    );
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['only a heading', '## '],
    ['a million of one sign', '`'.repeat(1_000_000)],
    [
      'ten thousand findings',
      `---\ntitle: A\ntopic: a\ndomain: storage\nkubernetes: "1.35"\n---\n${'## A\n\nB\n\n'.repeat(10_000)}`,
    ],
    ['a long text of cards without an id', `${front()}${`## A\n\n${'B'.repeat(400)}\n\n`.repeat(25_000)}`],
    ['half a pair', '\ud800'],
    ['brackets without end', `## A\n\n${'['.repeat(100_000)}`],
    ['a manifest nested without end', `${deck()}\`\`\`yaml answer\n${'{a: '.repeat(20_000)}\n\`\`\`\n`],
    ['a shell line without end', `${deck()}\`\`\`sh answer\n${'$('.repeat(20_000)}\n\`\`\`\n`],
    ['a line of links', `## A\n\n${'`<https://a.b/> '.repeat(20_000)}`],
    ['a task list without end', `${deck()}${'- [x] a\n- [ ] b\n'.repeat(5_000)}`],
    [
      'five thousand ways',
      `${deck()}${repeated(5_000, (i) => `\`\`\`sh answer\nkubectl get pods -n n${i}\n\`\`\`\n\n`)}`,
    ],
    ['more findings than a call takes arguments', `${deck()}${'\u0001'.repeat(200_000)}`],
    [
      'objects without end, and a match for each',
      `${deck()}\`\`\`yaml answer\n${namespaces(3_000, 'name: a')}\`\`\`\n\n\`\`\`yaml match\n${namespaces(3_000, 'namespace: b')}\`\`\`\n`,
    ],
  ])('%s', async (_, text) => {
    expect((await lintText(text)).length).toBeGreaterThan(0);
  });
});

function front(): string {
  return '---\ntitle: A\ntopic: a\ndomain: storage\nkubernetes: "1.35"\n---\n\n';
}

function deck(): string {
  return `${front()}## A\n<!-- id: a -->\n\n`;
}

function repeated(count: number, text: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => text(i)).join('');
}

function namespaces(count: number, metadata: string): string {
  return repeated(count, (i) => `apiVersion: v1\nkind: Namespace\nmetadata: {${metadata}${i}}\n---\n`);
}

describe('fixes', () => {
  test('that touch are applied one after the other, each whole', () => {
    const swap = [
      { start: 0, end: 1, text: 'b' },
      { start: 4, end: 5, text: 'a' },
    ];
    const within = [{ start: 2, end: 3, text: 'x' }];
    expect(applyFixes('a 1 b 2', [within, swap])).toEqual({ text: 'b 1 a 2', applied: 1 });
    expect(applyFixes('a 1 b 2', [[{ start: 6, end: 7, text: 'y' }], swap])).toEqual({
      text: 'b 1 a y',
      applied: 2,
    });
    expect(applyFixes('a', [])).toEqual({ text: 'a', applied: 0 });
  });
});
