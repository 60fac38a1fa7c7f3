import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { parseLog } from '../../src/progress/parse-log.ts';
import { cardText, deckText } from '../support/decks.ts';
import { id, review } from '../support/events.ts';
import { BIN } from '../support/real-program.ts';
import { temporaryFolder } from '../support/test-env.ts';
import { tries } from '../support/tries.ts';

const PRELOAD = resolve(import.meta.dirname, '../support/fault-preload.cjs');
const KINDS = ['kill', 'ENOSPC', 'EIO', 'short'] as const;
const RUNS_A_COMMAND = 16;

const ANSWER = '```text answer\n1\n```';
const DECK = deckText(['a', 'b', 'c'].map((name) => cardText(name, ANSWER)).join(''), 'own');
const EVENTS = [1, 2, 3].map((number) => review(number, { id: id(number), card: 'own/a' }));
const LOG = `${[encodeHeader(id(0)), ...EVENTS.map(encodeEvent)].join('\n')}\n`;
const OTHER = `${[encodeHeader(id(9)), encodeEvent(review(4, { id: id(4), card: 'own/b' }))].join('\n')}\n`;

interface Command {
  readonly argv: readonly string[];
  readonly input?: string;
  /** A file that must be what it was, or whole. */
  readonly file?: string;
}

/** Every command that writes. */
const COMMANDS: readonly Command[] = [
  { argv: ['study', '--plain', '--topic', 'own', '--new', '3'], input: '1\n1\n1\n' },
  { argv: ['quiz', '--topic', 'own', '--count', '3', '--seed', 's'], input: '1\n1\n1\n' },
  { argv: ['exam', '--tasks', '2', '--seed', 's', '--deck', 'own.md'], input: '1\n1\n:end\n' },
  { argv: ['suspend', 'own/a'] },
  { argv: ['bury', 'own/a'] },
  { argv: ['reset', 'own/a'] },
  { argv: ['undo'] },
  { argv: ['config', 'set', 'new-per-day', '7'], file: 'home/config.json' },
  { argv: ['config', 'unset', 'editor'], file: 'home/config.json' },
  { argv: ['progress', 'merge', 'other.jsonl'] },
  { argv: ['progress', 'export', 'out.jsonl'], file: 'out.jsonl' },
  { argv: ['stats', '--html', 'page.html', '--force'], file: 'page.html' },
  { argv: ['new', 'deck', '--topic', 'fresh'], file: 'home/decks/fresh.md' },
  {
    argv: ['new', 'card', '--topic', 'own', '--kind', 'text', '--prompt', 'What is two?', '--answer', '2'],
    file: 'home/decks/own.md',
  },
  { argv: ['lint', '--fix', 'own.md'], file: 'own.md' },
];

function world(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'home/decks'), { recursive: true });
  writeFileSync(join(folder, 'home/reviews.jsonl'), LOG);
  writeFileSync(join(folder, 'home/config.json'), '{\n  "editor": "vim"\n}\n');
  writeFileSync(join(folder, 'home/decks/own.md'), DECK);
  writeFileSync(join(folder, 'own.md'), DECK.replace('own\n', 'own \n'));
  writeFileSync(join(folder, 'other.jsonl'), OTHER);
  writeFileSync(join(folder, 'page.html'), 'mine');
  return folder;
}

function run(folder: string, { argv, input = '' }: Command, fault?: string) {
  const { NODE_OPTIONS: _, ...variables } = process.env;
  const preload = fault === undefined ? [] : ['--require', PRELOAD];
  return spawnSync(process.execPath, [...preload, BIN, ...argv], {
    cwd: folder,
    env: { ...variables, K8S_DRILL_HOME: join(folder, 'home'), K8S_DRILL_FAULT: fault ?? '' },
    input,
    encoding: 'utf8',
  });
}

const contents = (folder: string, file: string): string | null =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null;

const ids = (folder: string): string[] =>
  parseLog(contents(folder, 'home/reviews.jsonl') ?? '').events.map((event) => event.id);

/** Some of the operations from the first to the last, all of them with enough tries. */
function chosen(operations: number): number[] {
  const runs = Math.min(operations, Math.max(1, Math.round(tries(RUNS_A_COMMAND) / KINDS.length)));
  return [...new Set(Array.from({ length: runs }, (_, n) => 1 + Math.floor((n * operations) / runs)))];
}

describe('whatever fails, nothing is lost', { timeout: 3_600_000 }, () => {
  test.each(COMMANDS.map((command) => [command.argv.join(' '), command] as const))('%s', (_, command) => {
    const clean = world();
    const counter = join(clean, 'count');
    const before = command.file === undefined ? null : contents(clean, command.file);
    const whole = run(clean, command, `count:${counter}`);
    expect(whole.stderr).not.toContain('this is a fault');
    const operations = (contents(clean, 'count') ?? '').length;
    expect(operations).toBeGreaterThan(0);
    for (const kind of KINDS)
      for (const at of chosen(operations)) {
        const folder = world();
        const ran = run(folder, command, `${kind}:${at}`);
        const place = `${kind} at ${at} of ${operations}`;
        expect(ran.stderr, place).not.toContain('this is a fault');
        expect(ids(folder), place).toEqual(expect.arrayContaining(EVENTS.map((event) => event.id)));
        const shown = [...ran.stdout.matchAll(/^\+ Right/gm)].length;
        if (command.argv[0] !== 'exam') expect(ids(folder).length, place).toBeGreaterThanOrEqual(3 + shown);
        if (command.file !== undefined && command.file !== 'page.html') {
          const found = contents(folder, command.file);
          expect(found === before || found === contents(clean, command.file), `${place}: ${found}`).toBe(
            true,
          );
        }
        const next = run(folder, { argv: ['topics'] });
        expect([next.status, next.stderr.includes('this is a fault')], place).toEqual([0, false]);
      }
  });
});
