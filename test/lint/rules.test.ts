import { describe, expect, test } from 'vitest';
import { compileCurriculum } from '../../src/curriculum/compile-curriculum.ts';
import { readClusters } from '../../src/lab/clusters/read-clusters.ts';
import { DEFAULT_CONFIG } from '../../src/lint/config/config.ts';
import type { LintFinding } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/lint.ts';
import { GROUPS } from '../../src/lint/rule.ts';
import { CODES, INFOS, RULES } from '../../src/lint/rules/registry.ts';
import { codeFrame } from '../../src/source/code-frame.ts';
import type { SourceFile } from '../../src/source/source-file.ts';
import { readSource } from '../support/decks.ts';
import { expectedIn, unmet } from '../support/expected-findings.ts';

const { shapes: clusters } = readClusters(readSource('decks/clusters.yaml'));
const FIXTURES = 'test/fixtures/lint';
const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);

function lintOne(file: SourceFile, { coverage = false, worlds = false } = {}): Promise<LintFinding[]> {
  const options = { curriculum, clusters, levels: new Map(), coverage, worlds };
  return lint([{ file, config: DEFAULT_CONFIG }], options);
}

/** What these find takes worlds, or may take them. */
const IN_WORLDS = ['near-miss-passes', 'own-answer', 'ways-differ'];

/** These need more than a deck: a configuration, a course, or a syllabus; they have tests of their own. */
const ELSEWHERE = ['bad-configuration', 'course', 'plain-introduction', 'uncovered-objective'];
const own = [...RULES.map(({ code }) => code), 'not-text', 'bad-suppression', 'unused-suppression'].filter(
  (code) => !ELSEWHERE.includes(code),
);

describe.each(own)('%s', { timeout: 60_000 }, (code) => {
  const bad = readSource(`${FIXTURES}/${code}.md`);
  const good = readSource(`${FIXTURES}/${code}.good.md`);
  const worlds = IN_WORLDS.includes(code);

  test('finds what its bad fixture marks, and nothing else', async () => {
    expect(unmet(bad, await lintOne(bad, { worlds }))).toEqual({ unexpected: [], missing: [] });
    expect(expectedIn(bad).map((expected) => expected.code)).toContain(code);
  });

  test('finds nothing in its good fixture', async () => {
    expect(unmet(good, await lintOne(good, { worlds }))).toEqual({ unexpected: [], missing: [] });
  });

  test('words each finding with a way out and a place', async () => {
    for (const finding of await lintOne(bad, { worlds })) {
      expect(finding.message).toMatch(/\S/);
      expect(finding.help).toMatch(/\S/);
      expect(codeFrame(finding.file, finding.range)).toContain('^');
    }
  });
});

describe('every rule', () => {
  test('has a code of its own', () => {
    expect(INFOS.length).toBe(CODES.size);
  });

  test.each(INFOS)('$code says what, why and how', ({ code, group, text, page }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(GROUPS).toContain(group);
    expect(text.what).toMatch(/\.$/);
    expect(text.why).toMatch(/[.)]$/);
    expect(text.help).toMatch(/[.)]$/);
    if (page !== undefined) expect(page).toMatch(/^https:/);
  });
});

describe('manifests in decks', () => {
  test('are held to what check finds, in answers and where a card shows one', async () => {
    const file = readSource(`${FIXTURES}/manifests.md`);
    expect(unmet(file, await lintOne(file))).toEqual({ unexpected: [], missing: [] });
  });
});

describe('uncovered-objective', () => {
  const file = readSource('test/fixtures/decks/good/example.md');
  const uncovered = async (coverage: boolean): Promise<string[]> =>
    (await lintOne(file, { coverage }))
      .filter(({ code }) => code === 'uncovered-objective')
      .map(({ message }) => message);

  test('is asked for', async () => {
    expect(await uncovered(false)).toEqual([]);
  });

  test('lists what no card covers, and leaves out what one does', async () => {
    const told = (await uncovered(true)).join('\n');
    expect(told).toContain('`etcd/');
    expect(told).not.toContain('`rbac/role`');
  });
});
