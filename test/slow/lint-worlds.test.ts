import { expect, test } from 'vitest';
import { compileCurriculum } from '../../src/curriculum/compile-curriculum.ts';
import { readClusters } from '../../src/lab/clusters/read-clusters.ts';
import { DEFAULT_CONFIG } from '../../src/lint/config/config.ts';
import { lint } from '../../src/lint/lint.ts';
import { deckPaths, readSource } from '../support/decks.ts';

const FOUND_IN_WORLDS = new Set(['near-miss-passes', 'own-answer', 'ways-differ']);
/** One deck of so many; `k8s-drill lint decks --worlds` looks at all of them. */
const ONE_OF = 12;

const { shapes: clusters } = readClusters(readSource('decks/clusters.yaml'));
const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);
const paths = deckPaths('decks').filter((path) => !path.includes('labs'));

test.each(paths.filter((_, at) => at % ONE_OF === 0))(
  'worlds tell the ways of %s from near-misses, and not from each other',
  async (path) => {
    const inputs = [{ file: readSource(path), config: DEFAULT_CONFIG }];
    const findings = await lint(inputs, {
      curriculum,
      clusters,
      levels: new Map(),
      coverage: false,
      worlds: true,
    });
    const told = findings.filter(({ code }) => FOUND_IN_WORLDS.has(code));
    expect(told.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  },
  120_000,
);
