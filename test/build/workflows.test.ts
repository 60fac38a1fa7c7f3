import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../support/decks.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const workflow = (name: string) => parse(read(`.github/workflows/${name}.yml`));
const PROGRAM = JSON.parse(read('package.json'));

/** Each line that a job's steps run. */
const commands = (job: { steps: { run?: string }[] }): string =>
  job.steps.map(({ run = '' }) => run).join('\n');

describe('continuous integration', () => {
  const { jobs, permissions } = workflow('ci');

  test('runs what each commit must pass, on three systems, from the oldest Node that is supported to the current', () => {
    const { matrix } = jobs.test.strategy;
    expect(matrix.os).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest']);
    expect(matrix.node).toEqual([PROGRAM.engines.node.replace('>=', ''), '22', '24', 'current']);
    expect(commands(jobs.test)).toContain('bash .ci/run');
  });

  test('may write nothing', () => {
    expect(permissions).toEqual({ contents: 'read' });
  });
});

describe('a release', () => {
  const { jobs } = workflow('release');

  test('is tested, audited, published with its provenance, and carries its bill of materials', () => {
    const run = commands(jobs.publish);
    const order = ['bash .ci/run', 'npm audit', 'npm publish --provenance', 'dist/sbom.cdx.json'];
    const places = order.map((command) => run.indexOf(command));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(jobs.publish.permissions['id-token']).toBe('write');
  });

  test('keeps no token in a file', () => {
    expect(read('.github/workflows/release.yml')).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|_authToken/);
  });
});

test('neither the action nor a workflow runs a package by its name', () => {
  for (const path of ['actions/lint/action.yml', 'workflows/ci.yml', 'workflows/release.yml'])
    expect(read(`.github/${path}`)).not.toMatch(/\bnpx\b|npm (?:exec|x|install)\b/);
});
