import { describe, expect, test } from 'vitest';
import { planChunks } from '../../.build/chunk-plan.mjs';

const SMALL = 1_000;
const LARGE = 400_000;

/** Modules by name: what each imports, loads with `import()`, its size in bytes, and whether it is a library's. */
function modulesOf(
  table: Record<string, { imports?: string[]; lazy?: string[]; size?: number; foreign?: boolean }>,
) {
  return new Map(
    Object.entries(table).map(([id, { imports = [], lazy = [], size = SMALL, foreign = false }]) => [
      id,
      { imports, lazy, size, foreign },
    ]),
  );
}

const sorted = (chunks: string[][]) => chunks.map((ids) => [...ids].sort().join(' '));

describe('planChunks', () => {
  test('puts what is loaded together into one file, and what the entry imports into the first', () => {
    const modules = modulesOf({
      entry: { imports: ['errors'], lazy: ['quiz'] },
      quiz: { imports: ['grade', 'text', 'errors'] },
      grade: { imports: ['text'] },
      text: {},
      errors: {},
    });
    expect(sorted(planChunks(modules, 'entry', []))).toEqual(['errors', 'grade quiz text']);
  });

  test('gives a large module that one of two commands needs a file of its own', () => {
    const modules = modulesOf({
      entry: { lazy: ['quiz', 'lint'] },
      quiz: { imports: ['errors'] },
      lint: { imports: ['errors', 'rules'] },
      errors: {},
      rules: { size: LARGE },
    });
    const chunks = sorted(planChunks(modules, 'entry', []));
    expect(chunks.find((ids) => ids.includes('rules'))).not.toContain('quiz');
    expect(chunks.flatMap((ids) => ids.split(' ').filter(Boolean)).sort()).toEqual([
      'errors',
      'lint',
      'quiz',
      'rules',
    ]);
  });

  test('makes no command load a library that it does not need, however small', () => {
    const modules = modulesOf({
      entry: { lazy: ['quiz', 'lint'] },
      quiz: { imports: ['errors'], size: 1 },
      lint: { imports: ['errors', 'yaml'], size: 1 },
      errors: { size: 1 },
      yaml: { size: 1, foreign: true },
    });
    const chunks = sorted(planChunks(modules, 'entry', []));
    expect(chunks.find((ids) => ids.includes('yaml'))).not.toMatch(/quiz|errors/);
  });

  test('names a file after those that it imports', () => {
    const modules = modulesOf({
      entry: { lazy: ['a', 'b', 'c'] },
      a: { imports: ['ab', 'all'], size: LARGE },
      b: { imports: ['ab', 'bc'], size: LARGE },
      c: { imports: ['bc'], size: LARGE },
      ab: { imports: ['all'], size: LARGE },
      bc: { imports: ['all'], size: LARGE },
      all: { size: LARGE },
    });
    const chunks = planChunks(modules, 'entry', []);
    const at = (id: string) => chunks.findIndex((ids) => ids.includes(id));
    for (const [id, { imports }] of modules)
      for (const imported of id === 'entry' ? [] : imports) expect(at(imported)).toBeLessThanOrEqual(at(id));
  });

  test('refuses a start that nothing loads', () => {
    const modules = modulesOf({ entry: { lazy: ['quiz'] }, quiz: {} });
    expect(() => planChunks(modules, 'entry', [['study']])).toThrow('study is not loaded with import()');
  });
});
