import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CODES } from '../../src/lint/rules/registry.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
describe('the action', () => {
  const action = parse(text('.github/actions/lint/action.yml'));
  const [step, ...others] = action.runs.steps;

  test('is a composite one, whose inputs are all told and optional', () => {
    expect(action).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs))
      expect(input).toEqual({ description: expect.any(String), default: expect.any(String) });
  });

  test('hands each input to its one step as a variable, and none of them to the shell as a text', () => {
    expect(others).toEqual([]);
    expect(step.shell).toBe('bash');
    expect(step.run).not.toContain('${{');
    const handed = Object.values<string>(step.env).flatMap(
      (value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? [],
    );
    expect(handed.sort()).toEqual(Object.keys(action.inputs).sort());
  });

  test('names rules that there are', () => {
    const named = [...text('.github/actions/lint/action.yml').matchAll(/--rule ([\w-]+)=/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, code] of named) expect(CODES).toContain(code);
  });
});

// https://pre-commit.com/#new-hooks
describe('the pre-commit hooks', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly exclude: string;
  }
  const hooks: readonly Hook[] = parse(text('.pre-commit-hooks.yaml'));

  test('are one that checks and one that fixes, each in a single run', () => {
    expect(hooks).toMatchObject([
      { id: 'k8s-drill-lint', entry: 'k8s-drill lint', language: 'node', require_serial: true },
      { id: 'k8s-drill-lint-fix', entry: 'k8s-drill lint --fix', language: 'node', require_serial: true },
    ]);
  });

  test.each<[string, boolean]>([
    ['decks/rbac.md', true],
    ['decks/cluster/rbac.md', true],
    ['cka/decks/rbac.md', true],
    ['decks/README.md', false],
    ['decks/cluster/readme.md', false],
    ['decks/syllabus.yaml', false],
    ['README.md', false],
    ['CHANGELOG.md', false],
    ['docs/guide.md', false],
    ['my-decks/rbac.md', false],
  ])('of %s: %j', (path, isLinted) => {
    for (const { files, exclude } of hooks)
      expect(new RegExp(files).test(path) && !new RegExp(exclude).test(path)).toBe(isLinted);
  });
});
