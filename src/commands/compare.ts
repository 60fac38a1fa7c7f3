import type { Command } from 'commander';
import * as v from 'valibot';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { judgeAnswer } from '../grade/judge-answer.ts';
import type { JudgedAnswer } from '../grade/judged-answer.ts';
import type { ComparisonOutcome } from '../kubernetes/compare/difference.ts';
import { shorter } from '../kubernetes/compare/shorter.ts';
import { jsonText } from '../source/json-text.ts';
import { parseJson } from '../source/parse-json.ts';
import { printable } from '../source/printable.ts';
import { lineReader } from '../ui/frontend/line-reader.ts';
import { renderMarked } from '../ui/render/marked.ts';
import { hang } from '../ui/render/wrap.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';

interface CompareCommand {
  readonly reference: string;
  readonly answer: string;
  readonly ordered?: boolean;
  readonly json: boolean;
  readonly worlds: boolean;
}

interface Flags {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly ordered?: boolean;
  readonly anyOrder?: boolean;
  readonly worlds?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('[reference]', 'the command that is right')
    .argument('[answer]', 'the command to hold against it')
    .option('--ordered', 'of several lines, another order is wrong')
    .option('--any-order', 'of several lines, any order is right')
    .option('--worlds', 'print the small clusters that both were tried on, and what they did there')
    .option('--json', 'print one JSON document')
    .option('--jsonl', 'read {"reference":"...","answer":"..."} a line, write a verdict a line')
    .action((reference: string | undefined, answer: string | undefined, flags: Flags) => {
      const ordered = flags.ordered === true ? true : flags.anyOrder === true ? false : undefined;
      const order = ordered === undefined ? {} : { ordered };
      if (flags.jsonl === true) act((env) => compareLines(env, order));
      else if (reference === undefined || answer === undefined)
        throw new Failure({
          code: 'usage',
          message: 'compare needs a reference and an answer, each in quotes',
        });
      else {
        const { json = false, worlds = false } = flags;
        act((env) => compareOne({ reference, answer, json, worlds, ...order }, env));
      }
    });
  examples(command, [
    [`k8s-drill compare 'kubectl get pods -n dev' 'k -n dev get po'`, 'right: they mean the same'],
    [`k8s-drill compare 'kubectl get pods -n dev' 'k get po' --json`, 'wrong, as a document'],
    [
      `k8s-drill compare 'kubectl scale deploy web --replicas=3' 'kubectl patch deploy web -p "{spec: {replicas: 3}}"' --worlds`,
      'another way, and where it was tried',
    ],
    ['k8s-drill compare --jsonl < pairs.jsonl', 'many pairs, for scripts'],
  ]);
}

/** @returns 0 if they mean the same or do the same, otherwise 1 */
async function compareOne(
  { reference, answer, ordered, json, worlds }: CompareCommand,
  env: Env,
): Promise<number> {
  env.compileLate();
  const judged = await judge(reference, answer, ordered);
  const brief = judged.by === 'words' && judged.outcome === 'correct' ? shorter(answer) : null;
  const { worldDocuments, describeWorlds } = await import('./compare/worlds.ts');
  if (json) {
    const { outcome, differences, score, by } = judged;
    const document = {
      version: 1,
      ...{ outcome, differences, score, by },
      ...(brief !== null && { shorter: brief }),
      ...(worlds && { worlds: worldDocuments(judged) }),
    };
    env.stdout.write(`${jsonText(document, null, 2)}\n`);
  } else {
    const tried = worlds ? describeWorlds(judged, rowScreenOf(env)) : [];
    env.stdout.write(`${[describe(reference, answer, judged, brief, env), ...tried].join('\n')}\n`);
  }
  return judged.outcome === 'correct' ? 0 : 1;
}

async function judge(reference: string, answer: string, ordered: boolean | undefined): Promise<JudgedAnswer> {
  const judged = await judgeAnswer([reference], answer, { ordered });
  if (judged === undefined) throw new Error('a reference was given and not judged');
  return judged;
}

const WORD: Record<ComparisonOutcome, string> = {
  correct: 'Right: both mean the same',
  close: 'Close: all is there, in another order',
  unsure: 'Unsure: neither words nor effects decide it',
  wrong: 'Wrong',
};

function describe(
  reference: string,
  answer: string,
  { outcome, differences, by }: JudgedAnswer,
  brief: string | null,
  env: Env,
): string {
  const screen = rowScreenOf(env);
  const { style, signs } = screen;
  const paint = { correct: style.good, close: style.warn, unsure: style.warn, wrong: style.bad }[outcome];
  const sign = { correct: signs.good, close: signs.close, unsure: signs.unsure, wrong: signs.bad }[outcome];
  const word = by === 'effect' ? 'Right, another way: both do the same' : WORD[outcome];
  const rows = [style.bold(paint(`${sign} ${word}`))];
  if (brief !== null) rows.push('and shorter:', `  ${style.code(printable(brief))}`);
  if (outcome === 'correct') return rows.join('\n');
  const places = differences.flatMap((d) => d.range ?? []);
  const referencePlaces = differences.flatMap((d) => d.referenceRange ?? []);
  rows.push(style.bold('Reference'), renderMarked(reference, referencePlaces, style.good, screen));
  rows.push(style.bold('Answer'), renderMarked(answer, places, style.bad, screen));
  rows.push(...differences.map((d) => hang(`${signs.pointer} `, printable(d.message), screen.width)));
  return rows.join('\n');
}

/** The expected verdict of a line: `close` is not right, so it counts as wrong. */
const LINE_OUTCOME: Record<ComparisonOutcome, 'correct' | 'wrong' | 'unsure'> = {
  correct: 'correct',
  close: 'wrong',
  unsure: 'unsure',
  wrong: 'wrong',
};

/** @returns 0 if every pair has the expected verdict, otherwise 1 @throws Failure `usage` for a line that is not a pair */
async function compareLines(env: Env, order: { readonly ordered?: boolean }): Promise<number> {
  env.compileLate();
  const reader = lineReader(env);
  let allCorrect = true;
  try {
    for (let number = 1; ; number++) {
      const line = await reader.next();
      if (line === null) return allCorrect ? 0 : 1;
      if (line.trim() === '') continue;
      const { reference, answer, ordered } = readPair(line, number);
      const { outcome, differences, by } = await judge(reference, answer, ordered ?? order.ordered);
      allCorrect &&= outcome === 'correct';
      env.stdout.write(`${jsonText({ outcome: LINE_OUTCOME[outcome], by, differences })}\n`);
    }
  } finally {
    reader.close();
  }
}

const PAIR = v.object({ reference: v.string(), answer: v.string(), ordered: v.optional(v.boolean()) });

function readPair(line: string, number: number): v.InferOutput<typeof PAIR> {
  const value = parseJson(line);
  if (v.is(PAIR, value)) return value;
  const message = `line ${number} of the input is no {"reference":"...","answer":"..."}`;
  throw new Failure({ code: 'usage', message });
}
