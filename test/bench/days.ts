import process from 'node:process';
import { parseArgs } from 'node:util';
import { forecast } from '../../src/schedule/exam/forecast.ts';
import { ankiDefaults, oracle, randomOrder, repeatingOracle, sm2 } from './days/baselines.ts';
import { loopFigures } from './days/figures.ts';
import { isLearnerModel } from './days/learner-models.ts';
import { dayOptions, ours } from './days/ours.ts';
import { type Course, type CourseOptions, runCourse } from './days/run-course.ts';
import { DAYS, FIRST_SEED, LEARNERS, MINUTES } from './days/setting.ts';
import type { CreateStrategy } from './days/strategy.ts';

const OTHERS: Readonly<Record<string, CreateStrategy>> = {
  'Anki defaults, FSRS': ankiDefaults,
  'SM-2': sm2,
  'random order': randomOrder,
};

/** The figures of a required row, and whether they hold. */
interface Row {
  readonly name: string;
  readonly required: string;
  readonly found: string;
  readonly holds: boolean;
}

type Setting = Omit<CourseOptions, 'seed'>;

/**
 * Whole courses with simulated learners, by the real session engine over the shipped decks: `npm run bench -- days [--learners 6] [--seed 1]
 * [--days 42] [--minutes 30] [--model traces]`. Exit code 1 where a required figure does not hold.
 */
export function run(args: readonly string[]): void {
  const text = { type: 'string' } as const;
  const options = { learners: text, seed: text, days: text, minutes: text, model: text };
  const { values } = parseArgs({ args: [...args], options });
  const seeds = Array.from({ length: Number(values.learners ?? 6) }, (_, i) =>
    String(Number(values.seed ?? FIRST_SEED) + i),
  );
  const model = values.model ?? 'fsrs-6';
  if (!isLearnerModel(model)) throw new RangeError(`there is no model '${model}'`);
  const rows: Row[] = [];
  for (const kind of LEARNERS)
    for (const days of DAYS.filter((d) => values.days === undefined || d === Number(values.days)))
      for (const minutesADay of MINUTES.filter(
        (m) => values.minutes === undefined || m === Number(values.minutes),
      ))
        rows.push(...study({ kind, days, minutesADay, dated: true, model }, seeds));
  print([['learner and course', 'required', 'found', ''], ...rows.map(cells)]);
  if (rows.some((row) => !row.holds)) process.exitCode = 1;
}

function study(setting: Setting, seeds: readonly string[]): Row[] {
  const { kind, days, minutesADay } = setting;
  const name = `${kind.name}, ${days} days, ${minutesADay} min`;
  const play = (create: CreateStrategy, dated = true): Course[] =>
    seeds.map((seed) => runCourse(create, { ...setting, dated, seed }));
  const today = dayOptions(setting, new Map(), 0);
  const predicted = today.exam ? forecast({ ...today, exam: today.exam }).score : 0;
  const dated = play(ours);
  const score = scoreOf(dated);
  const within = Math.abs(score - predicted) <= 0.05;
  const reached: Row = {
    name: `${name}: score`,
    required: `${percent(predicted)} predicted, 5 points`,
    found: percent(score),
    holds: within,
  };
  if (days !== 42 || minutesADay !== 30) return [reached];
  return [
    reached,
    ...loopRows(name, dated, 'dated'),
    ...loopRows(name, play(ours, false), 'no date'),
    ...besideOracle(name, score, play),
    ...besides(name, score, play),
  ];
}

/** The table of the page that defines the loop. */
function loopRows(name: string, courses: readonly Course[], label: string): Row[] {
  const figures = courses.map(loopFigures);
  const worst = (of: (f: (typeof figures)[number]) => number, most = true): number =>
    Math[most ? 'max' : 'min'](...figures.map(of));
  const row = (what: string, required: string, found: string, holds: boolean): Row => ({
    name: `${name}, ${label}: ${what}`,
    required,
    found,
    holds,
  });
  const again = worst((f) => f.again / f.missed, false);
  const [shortest, longest] = [worst((f) => f.shortest, false), worst((f) => f.longest)];
  const first = [worst((f) => f.firstCommand), worst((f) => f.firstManifest)];
  const manifests = worst((f) => f.manifests, false);
  const never = worst((f) => f.neverAsked);
  const rows = [
    row('missed cards asked again on the day', '98 %', `${(100 * again).toFixed(1)} %`, again >= 0.98),
    row(
      'minutes a day',
      '24 to 33',
      `${shortest.toFixed(0)} to ${longest.toFixed(0)}`,
      shortest >= 24 && longest <= 33.5,
    ),
    row('first command, first manifest', 'day 1', `day ${first.join(', day ')}`, Math.max(...first) === 1),
  ];
  if (label === 'no date') return rows;
  return [
    ...rows,
    row('manifests asked', '60', `${manifests}`, manifests >= 60),
    row('points on cards never asked', 'at most 15 %', percent(never), never <= 0.15),
  ];
}

/** An oracle need not ask what was missed again on the day, as the loop must: the second row says what that rule alone leaves of its score. */
function besideOracle(name: string, score: number, play: (create: CreateStrategy) => Course[]): Row[] {
  const best = scoreOf(play(oracle));
  const repeating = scoreOf(play(repeatingOracle));
  return [
    {
      name: `${name}: ours beside oracle (${percent(best)})`,
      required: '0.9',
      found: (score / best).toFixed(2),
      holds: score >= 0.9 * best,
    },
    {
      name: `${name}: ours beside an oracle that repeats what is missed (${percent(repeating)})`,
      required: '',
      found: (score / repeating).toFixed(2),
      holds: true,
    },
  ];
}

/** Other ways of studying, with the same learners. */
function besides(name: string, score: number, play: (create: CreateStrategy) => Course[]): Row[] {
  return Object.entries(OTHERS).map(([other, create]) => {
    const theirs = scoreOf(play(create));
    const ratio = score / theirs;
    const least = { 'Anki defaults, FSRS': 1.25 }[other];
    return {
      name: `${name}: ours beside ${other} (${percent(theirs)})`,
      required: least === undefined ? '' : `${least}`,
      found: ratio.toFixed(2),
      holds: least === undefined || ratio >= least,
    };
  });
}

function scoreOf(courses: readonly Course[]): number {
  return courses.reduce((sum, course) => sum + course.score, 0) / courses.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function cells({ name, required, found, holds }: Row): string[] {
  return [name, required, found, holds ? 'ok' : 'MISSED'];
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
