import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { learnerCourse } from '../learner/learner-course.ts';
import { loadCourse } from '../learner/load-course.ts';
import { openLearner } from '../learner/open-learner.ts';
import { saveSnapshot } from '../learner/report-home-findings.ts';
import { openFrontend } from '../play/open-frontend.ts';
import { placementQuestions, playPlacement } from '../play/play-placement.ts';
import { emptyState } from '../schedule/card-state.ts';
import { knownUnits, type PlacementAnswer, QUESTIONS } from '../session/placement.ts';
import { programName } from '../source/program-name.ts';
import { wrap } from '../ui/render/wrap.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';

interface PlaceCommand {
  readonly plain: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((flags: { plain?: boolean }) => act((env) => place({ plain: flags.plain === true }, env)));
  examples(command, [
    ['k8s-drill place', `${QUESTIONS} questions that find out which units you know`],
    ['k8s-drill undo', 'take the result back'],
  ]);
}

/** Asks until it is clear which units the learner knows, and records their cards as known in one event. */
export async function place({ plain }: PlaceCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, []);
  const { library, settings, progress, metadata } = learner;
  const units = learnerCourse(library.entries, loadCourse(env), settings)
    .filter(({ taught, own }) => taught && !own)
    .map(({ id }) => id);
  const questions = placementQuestions(learner, units, env.randomHex(8));
  if (questions.size === 0)
    throw new Failure({
      code: 'nothing-matches',
      what: 'the units that you have not begun',
      help: 'k8s-drill course shows your progress',
    });
  const frontend = await openFrontend(env, { plain, output: env.stdout, editor: learner.editor });
  let answers: readonly PlacementAnswer[];
  try {
    answers = await playPlacement(units, questions, { learner, frontend, env });
  } finally {
    frontend.close();
  }
  const known = knownUnits(units, answers).filter((unit) => questions.has(unit));
  const cards = library.entries
    .filter(({ unit }) => known.includes(unit))
    .map(({ identity }) => identity)
    .filter((card) => (progress.states.get(card) ?? emptyState()).phase === 'new');
  if (answers.length > 0 && cards.length > 0) {
    progress.record({ ...metadata(), type: 'know', cards });
    saveSnapshot(env, progress);
  }
  const lines = describe(answers.length > 0 ? known : [], cards.length, programName(env.variables));
  env.stdout.write(`\n${lines.map((line) => wrap(line, rowScreenOf(env).width)).join('\n')}\n`);
  return 0;
}

function describe(known: readonly string[], cards: number, program: string): readonly string[] {
  if (known.length === 0 || cards === 0)
    return ['No unit shows as known yet: the course begins with its first unit.'];
  const units = known.length === 1 ? '1 unit' : `${known.length} units`;
  return [
    `You know ${units}: ${known.join(', ')}.`,
    `Their ${cards} cards come as reviews within the next days, never as new ones.`,
    `${program} undo takes this back; ${program} course shows the units.`,
  ];
}
