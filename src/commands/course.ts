import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { type LearnerUnit, learnerCourse } from '../learner/learner-course.ts';
import { loadCourse, loadIntroduction } from '../learner/load-course.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { knownUnit } from '../learner/selection.ts';
import { type UnitStatus, unitStatuses } from '../session/unit-status.ts';
import { renderIntroduction } from '../ui/render/introduction.ts';
import { drawTable } from '../ui/render/table.ts';
import { wrap } from '../ui/render/wrap.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import { type CourseChange, changeCourse } from './course/change-course.ts';
import { DECK_FLAG, wholeNumber } from './flags.ts';

interface Flags {
  readonly deck?: readonly string[];
  readonly on?: boolean;
  readonly off?: boolean;
  readonly before?: string;
  readonly last?: boolean;
  readonly next?: number;
  readonly json?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('[unit]', 'a unit of the course; foundations stands for all optional ones')
    .option('--on', 'teach it')
    .option('--off', 'leave it out')
    .option('--before <unit>', 'teach it before another unit')
    .option('--last', 'teach it after all others')
    .option('--next <n>', 'list so many cards that come next as new ones', wholeNumber('--next', 1, 10_000))
    .option(...DECK_FLAG)
    .option('--json', 'print one JSON document')
    .action((unit: string | undefined, flags: Flags) => act((env) => course(unit, flags, env)));
  examples(command, [
    ['k8s-drill course', 'the units in the order in which they are taught, with your progress'],
    ['k8s-drill course rbac', 'the introduction of a unit, again'],
    ['k8s-drill course --next 20', 'the next new cards, in their order'],
    ['k8s-drill course helm-and-kustomize --off', 'leave a unit out'],
    ['k8s-drill course foundations --on', 'teach what the exam does not ask for, too'],
    ['k8s-drill course etcd --before helm-and-kustomize', 'teach a unit earlier'],
  ]);
}

async function course(name: string | undefined, flags: Flags, env: Env): Promise<number> {
  const learner = await openLearner(env, flags.deck ?? []);
  const change = changeOf(flags);
  if (change !== null) {
    if (name === undefined) throw new Failure({ code: 'usage', message: 'name the unit to change' });
    env.stdout.write(`${wrap(await changeCourse(name, change, learner, env), rowScreenOf(env).width)}\n`);
    return 0;
  }
  if (flags.next !== undefined) {
    if (name !== undefined)
      throw new Failure({ code: 'usage', message: '--next lists cards of the whole course' });
    (await import('./course/next-cards.ts')).listNextCards(learner, flags.next, flags.json === true, env);
    return 0;
  }
  const { library, settings, progress } = learner;
  const units = learnerCourse(library.entries, loadCourse(env), settings);
  const statuses = unitStatuses(units, library.entries, progress.states);
  if (name === undefined) listUnits(units, statuses, flags.json === true, env);
  else showUnit(knownUnit(name, library.entries), units, statuses, learner, flags.json === true, env);
  return 0;
}

/** @throws Failure `usage` for more than one change */
function changeOf({ on, off, before, last }: Flags): CourseChange | null {
  const wanted: CourseChange[] = [];
  if (on === true) wanted.push({ type: 'on' });
  if (off === true) wanted.push({ type: 'off' });
  if (before !== undefined) wanted.push({ type: 'before', unit: before });
  if (last === true) wanted.push({ type: 'last' });
  if (wanted.length > 1)
    throw new Failure({
      code: 'usage',
      message: 'course takes --on, --off, --before or --last, one of them',
    });
  return wanted[0] ?? null;
}

function listUnits(
  units: readonly LearnerUnit[],
  statuses: readonly UnitStatus[],
  json: boolean,
  env: Env,
): void {
  if (json) {
    const documents = units.map((unit, i) => unitDocument(unit, statuses[i]));
    env.stdout.write(`${JSON.stringify({ version: 1, units: documents }, null, 2)}\n`);
    return;
  }
  const rows = units.map(({ id, title }, i) => {
    const { stage = 'to come', seen = 0, cards = 0 } = statuses[i] ?? {};
    return [`${i + 1}`, id, title, `${seen} of ${cards}`, stage];
  });
  const screen = rowScreenOf(env);
  const table = drawTable([['', 'Unit', 'Title', 'Seen', 'Progress'], ...rows], screen);
  env.stdout.write(`${table}\n\n${screen.program} course <unit> shows the introduction of a unit.\n`);
}

function showUnit(
  id: string,
  units: readonly LearnerUnit[],
  statuses: readonly UnitStatus[],
  { library }: Learner,
  json: boolean,
  env: Env,
): void {
  const unit = units.find((u) => u.id === id);
  const status = statuses.find((s) => s.id === id);
  if (unit === undefined || status === undefined) return;
  const introduction = loadIntroduction(env, id);
  if (json) {
    const cards = library.entries.filter((entry) => entry.unit === id).map(({ identity }) => identity);
    const document = {
      version: 1,
      ...unitDocument(unit, status),
      introduction: introduction ?? null,
      members: cards,
    };
    env.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const { seen, cards, stage } = status;
  const screen = rowScreenOf(env);
  const shown = renderIntroduction({ ...unit, introduction }, screen);
  const next = `${screen.program} study --unit ${id} asks them; ${screen.program} know --unit ${id} says that you know them.`;
  const lines = [`${seen} of ${cards} cards seen, ${stage}.`, next].map((line) => wrap(line, screen.width));
  env.stdout.write(`${shown}\n\n${lines.join('\n')}\n`);
}

function unitDocument(
  { id, title, goal, optional, own, taught }: LearnerUnit,
  status: UnitStatus | undefined,
) {
  const { stage = 'to come', seen = 0, cards = 0 } = status ?? {};
  return { unit: id, title, goal, optional, own, taught, progress: stage, cards, seen };
}
