import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/kubernetes/command/command.ts';
import { readScript } from '../../src/kubernetes/command/statement.ts';
import { compare } from '../../src/kubernetes/compare/compare.ts';
import { picker, quote, rewriteCommand } from '../support/rewrite-command.ts';

const CORPUS = process.env['K8S_DRILL_CORPUS'];
if (CORPUS === undefined) console.log('skipped: set K8S_DRILL_CORPUS to the folder of the corpus');

interface Row {
  readonly line: string;
  readonly form: string;
  readonly parse: string;
}

function rows(file: string): Row[] {
  if (CORPUS === undefined) return [];
  const lines = readFileSync(join(CORPUS, file), 'utf8').trim().split('\n');
  const seen = new Map<string, Row>();
  for (const text of lines) {
    const [, line = '', form = '', parse = ''] = text.split('\t');
    if (line !== 'command') seen.set(line, { line, form, parse });
  }
  return [...seen.values()];
}

const kubectl = rows('kubectl-commands.tsv');
const nodeTools = rows('node-tool-commands.tsv');
const plain = kubectl.filter((row) => row.parse === 'valid' && row.form === 'plain');
const only = (line: string): Command | undefined => readScript(line).statements[0]?.commands[0];
const refusalsOf = (line: string) =>
  readScript(line).statements.flatMap((s) => s.commands.flatMap((c) => c.refusals));

describe.skipIf(CORPUS === undefined)('kubectl lines of public exercises and documentation', () => {
  test.each(kubectl.filter((row) => row.parse === 'valid'))('$line parses', ({ line }) => {
    expect(refusalsOf(line)).toEqual([]);
    expect(compare(line, line).outcome).toBe('correct');
  });

  test.each(kubectl.filter((row) => row.parse.startsWith('invalid')))('$line is refused', ({ line }) => {
    expect(refusalsOf(line).map((r) => r.message)).not.toEqual([]);
  });

  test('10,000 rewrites mean the same', () => {
    const pick = picker(4);
    const lines = plain.filter(({ line }) => !line.includes('--help') && !line.includes('$'));
    const judged: string[] = [];
    for (let n = 0; n < 10_000; n++) {
      const { line } = lines[n % lines.length]!;
      const rewritten = rewriteCommand(only(line)!, pick);
      const { outcome, differences } = compare(line, rewritten);
      if (outcome !== 'correct')
        judged.push(`${line}\n${rewritten}\n${differences.map((d) => d.message).join('; ')}`);
    }
    console.log(`corpus: ${lines.length} lines rewritten 10,000 times, ${judged.length} judged otherwise`);
    expect(judged).toEqual([]);
  });

  test('a changed word is wrong, and the difference names it', () => {
    const missed: string[] = [];
    let count = 0;
    for (const { line } of plain) {
      for (const { mutated, word } of mutations(line)) {
        count++;
        const { outcome, differences } = compare(line, mutated);
        const named = differences.some((d) => d.message.includes(word) || d.actual?.includes(word) === true);
        if (outcome !== 'wrong' || !named)
          missed.push(`${outcome} ${mutated}: ${differences.map((d) => d.message).join('; ')}`);
      }
    }
    console.log(`corpus: ${count} mutations, ${missed.length} missed`);
    expect(missed).toEqual([]);
  });
});

interface Mutation {
  readonly mutated: string;
  /** What was put in. */
  readonly word: string;
}

/** Flags that change nothing in what is done: how much is logged, where it is cached. */
const IDLE = new Set(['v', 'cache-dir']);

/** One word changed at a time: a name, a value, a word of the command behind `--`. */
function mutations(line: string): Mutation[] {
  const command = only(line);
  if (command === undefined || line.includes('$') || line.includes('--help') || line.includes('{1..3}'))
    return [];
  const places = [
    ...command.words.map((w) => ({ range: w.range, value: w.value })),
    ...command.options
      .filter((o) => o.flag.value !== 'none' && !IDLE.has(o.flag.name))
      .map((o) => ({ range: o.valueRange, value: o.value })),
  ];
  return places.flatMap(({ range, value }) => {
    const written = line.slice(range.start, range.end);
    if (written.startsWith('-') || value === '' || value === '-') return [];
    const word = /^\d+$/.test(value) ? `${value}7` : mutatedWord(value);
    if (word === value || isUnread(value)) return [];
    const mutated = line.slice(0, range.start) + quote(word) + line.slice(range.end);
    return [{ mutated, word: word.includes('qq') ? 'qq' : word }];
  });
}

/** Of a taint that is removed kubectl reads key and effect, not the value. */
function isUnread(value: string): boolean {
  return /^[^=]+=[^:]+:\w+-$/.test(value);
}

/** Another word of the same shape; a mark of a change (`key-`, `:effect`) stays at the end. */
function mutatedWord(value: string): string {
  const tail = /(?:-|:(?:NoSchedule|NoExecute|PreferNoSchedule)-?)$/.exec(value)?.[0] ?? '';
  return `${value.slice(0, value.length - tail.length)}qq${tail}`;
}

describe.skipIf(CORPUS === undefined)('lines of the tools on a node', () => {
  test.each(nodeTools)('$line parses with its table', ({ line, form }) => {
    const { statements, refusals } = readScript(line);
    expect(refusals).toEqual([]);
    const unknown = refusalsOf(line).filter(
      (r) => r.code.startsWith('unknown-') || r.code === 'flag-needs-value',
    );
    expect(unknown).toEqual([]);
    const known = statements.some((s) => s.commands.some((c) => c.verb !== undefined));
    expect(known || form.includes('subst')).toBe(true);
  });
});
