import type { Command } from 'commander';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { openLearner } from '../learner/open-learner.ts';
import type { Selection } from '../learner/selection.ts';
import { openFrontend } from '../play/open-frontend.ts';
import { playSession } from '../play/play-session.ts';
import { forgettingRecorder, savingRecorder } from '../play/recorder.ts';
import { startQuiz } from '../session/quiz.ts';
import { jsonText } from '../source/json-text.ts';
import { type Act, examples } from './command.ts';
import { addSelectionFlags, readSelection, type SelectionFlags, wholeNumber } from './flags.ts';
import { quizDocument } from './quiz/quiz-document.ts';

export interface QuizCommand {
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly count: number;
  readonly seed?: string;
  /** Percent below which the quiz is not passed. */
  readonly minScore: number;
  readonly record: boolean;
  readonly json: boolean;
  readonly plain: boolean;
}

interface Flags extends SelectionFlags {
  readonly count: number;
  readonly seed?: string;
  readonly minScore: number;
  readonly record: boolean;
  readonly json?: boolean;
  readonly plain?: boolean;
}

export function define(command: Command, act: Act): void {
  addSelectionFlags(command)
    .option('--count <n>', 'how many questions', wholeNumber('--count', 1, 1000), 10)
    .option('--seed <text>', 'the same seed draws the same questions')
    .option('--min-score <percent>', 'exit 1 below it', wholeNumber('--min-score', 0, 100), 0)
    .option('--no-record', 'do not count the answers as reviews')
    .option('--json', 'print the result as one JSON document, the questions on stderr')
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((flags: Flags) => act((env) => quiz(optionsOf(flags), env)));
  examples(command, [
    ['k8s-drill quiz', 'ten questions from everywhere'],
    ['k8s-drill quiz --topic rbac --count 5', 'five on RBAC'],
    ['k8s-drill quiz --domain storage --min-score 80', 'exit code 1 below 80 %'],
    ['k8s-drill quiz --kind command --no-record', 'commands only, nothing saved'],
  ]);
}

function optionsOf(flags: Flags): QuizCommand {
  const { count, minScore, record } = flags;
  return {
    selection: readSelection(flags),
    decks: flags.deck ?? [],
    count,
    minScore,
    record,
    json: flags.json === true,
    plain: flags.plain === true,
    ...(flags.seed !== undefined && { seed: flags.seed }),
  };
}

/** Asks and scores; 1 below the score that was asked for. */
export async function quiz(options: QuizCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, options.decks);
  const { progress, scheduler, metadata } = learner;
  const entries = askable(learner.select(options.selection), options);
  if (options.record) progress.checkWritable();
  const frontend = await openFrontend(env, {
    plain: options.plain || options.json,
    output: options.json ? env.stderr : env.stdout,
    editor: learner.editor,
  });
  const recorder = options.record
    ? savingRecorder(progress, metadata, 'quiz')
    : forgettingRecorder(progress.states, scheduler, metadata);
  const seed = options.seed ?? env.randomHex(8);
  const start = startQuiz({ entries, states: progress.states, count: options.count, seed }, env.now());
  const summary = await playSession(start, { env, learner, frontend, recorder });
  if (options.json) env.stdout.write(`${jsonText(quizDocument(summary, seed), null, 2)}\n`);
  return summary.percent < options.minScore ? 1 : 0;
}

/** Nobody but the learner can grade a recall card, so those are asked only where they are asked for. A lab needs a cluster. */
function askable(all: readonly CatalogueEntry[], { selection }: QuizCommand): readonly CatalogueEntry[] {
  const selected = all.filter((entry) => entry.kind !== 'lab');
  if (selected.length === 0)
    throw new Failure({ code: 'nothing-matches', what: 'but labs', help: 'k8s-drill lab starts one' });
  if (selection.kinds.length > 0) return selected;
  const graded = selected.filter((entry) => entry.kind !== 'recall');
  if (graded.length > 0) return graded;
  const help = '--kind recall asks them; you grade yourself';
  throw new Failure({ code: 'nothing-matches', what: 'but cards to recall', help });
}
