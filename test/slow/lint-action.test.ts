import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardText, deckText } from '../support/decks.ts';
import { temporaryFolder } from '../support/test-env.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION = parse(readFileSync(join(ROOT, '.github/actions/lint/action.yml'), 'utf8'));

const GOOD = deckText(cardText('a'));
const WARNING = deckText(cardText('b', '', `A ${'very '.repeat(70)}long prompt`), 'other');
const ERROR = deckText('## A prompt\n\nAn answer.\n', 'third');
const FILES = {
  'decks/good.md': GOOD,
  'decks/with space/$(touch hacked).md': WARNING,
  'notes/100%, a:b.md': ERROR,
  'notes/k8s-drill.yaml': 'rules: {missing-id: error}\n',
  'CHANGELOG.md': '# Changes\n',
};

interface Inputs {
  readonly paths?: string;
  readonly 'max-warnings'?: string;
  readonly args?: string;
}

/** Runs the step as GitHub's runner does, in a checked-out repository; the action is in a checkout of its own. */
function runStep(given: Inputs, path = process.env['PATH'] ?? '', checkout = ROOT) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [{ run, env }] = ACTION.runs.steps;
  const inputOf = (name: string): string => given[name as keyof Inputs] ?? ACTION.inputs[name].default;
  const variables = Object.entries<string>(env).map(([name, value]) => [
    name,
    value
      .replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => inputOf(input))
      .replace(/\$\{\{ github\.action_path \}\}/, join(checkout, '.github/actions/lint')),
  ]);
  const script = join(temporaryFolder(), 'step.sh');
  writeFileSync(script, run);
  const ran = spawnSync('/bin/bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: path,
      HOME: folder,
      GITHUB_WORKSPACE: folder,
      ...Object.fromEntries(variables),
    },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('the action', () => {
  const warned = '::warning file=decks/with space/$(touch hacked).md,line=8,';
  const failed = '::error file=notes/100%25%2C a%3Ab.md,line=8,';

  test.each<[string, Inputs, number, string[]]>([
    ['lints decks/ of itself', {}, 0, [warned]],
    ['counts warnings', { 'max-warnings': '0' }, 1, [warned]],
    ['finds errors', { paths: 'notes' }, 1, [failed]],
    [
      'takes a path a line',
      { paths: 'decks/with space/$(touch hacked).md\n\nnotes/*.md\n' },
      1,
      [warned, failed],
    ],
    ['takes flags in a line', { paths: 'notes', args: '--quiet --rule missing-id=off' }, 0, []],
    ['takes flags in lines', { paths: 'notes', args: '--rule\nmissing-id=off\n' }, 0, []],
  ])('%s', (_, inputs, code, starts) => {
    const ran = runStep(inputs);
    expect(ran.code, ran.err).toBe(code);
    const lines = ran.out.split('\n').filter((line) => line !== '');
    expect(lines.map((line, at) => line.startsWith(starts[at] ?? 'nothing'))).toEqual(starts.map(() => true));
  });

  test.each<[string, Inputs, RegExp]>([
    ['a path that is not there', { paths: 'nowhere' }, /nothing matches 'nowhere'/],
    ['a path that looks like a flag', { paths: '--fix' }, /nothing matches '--fix'/],
    ['a path that looks like a script', { paths: '; touch hacked' }, /nothing matches '; touch hacked'/],
    ['a count that is none', { 'max-warnings': '$(touch hacked)' }, /--max-warnings takes a whole number/],
    ['a flag that there is not', { args: '--no-such-flag' }, /--no-such-flag/],
  ])('2 for %s', (_, inputs, message) => {
    const ran = runStep(inputs);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
  });

  test('runs the commit that it was checked out at, built once', () => {
    const checkout = temporaryFolder();
    const tools = temporaryFolder();
    mkdirSync(join(checkout, '.github/actions/lint'), { recursive: true });
    mkdirSync(join(checkout, 'bin'));
    writeFileSync(join(checkout, 'bin/k8s-drill.js'), "console.log('of this commit');\n");
    const npm = `#!/bin/sh\necho "npm $*" >> calls\nmkdir -p dist && touch dist/k8s-drill.cjs\n`;
    writeFileSync(join(tools, 'npm'), npm, { mode: 0o755 });
    const path = `${tools}:${process.env['PATH']}`;
    expect(runStep({}, path, checkout).out).toBe('of this commit\n');
    expect(runStep({}, path, checkout).out).toBe('of this commit\n');
    expect(readFileSync(join(checkout, 'calls'), 'utf8')).toBe('npm ci --no-audit --no-fund\n');
  });

  test('says how to get Node.js where there is none', () => {
    const ran = runStep({}, temporaryFolder());
    expect(ran.code).toBe(3);
    expect(ran.out).toMatch(/^::error [^\n]*actions\/setup-node/);
  });
});
