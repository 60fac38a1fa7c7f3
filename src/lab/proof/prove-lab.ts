import type { CardOf } from '../../deck/card.ts';
import type { ClusterShapes } from '../clusters/cluster-shape.ts';
import type { Lab } from '../lab.ts';
import { readLab } from '../reading/read-lab.ts';
import type { ClusterStock } from '../start/cluster-stock.ts';
import { type StartedLab, startLab } from '../start/start-lab.ts';
import type { LabFinding } from './lab-finding.ts';
import { unnamedValues } from './task-names.ts';
import { attempt, goWay, shortfall, solves } from './trial.ts';
import { deleteEverything } from './vandalism.ts';

/** What a lab is set up with. */
const SEED = 1;
/** The ways are gone twice from there; names, places and order of chance differ. */
const SEEDS = [1, 20_260] as const;
/** What was deleted does not come back by waiting longer. */
const BRIEF = { settle: 10_000, hold: 5000 };
/** What heals without the learner has healed by then. */
const IDLE = { settle: 30_000, hold: 5000 };

/** Tries a lab out on clusters in memory: it begins unsolved, its ways solve it, and nothing trivial does. */
export function proveLab(
  card: CardOf<'lab'>,
  shapes: ClusterShapes,
  stock: ClusterStock,
): readonly LabFinding[] {
  const { lab, problems } = readLab(card, shapes);
  if (lab === null) return problems.map((problem) => ({ code: 'lab-solvable', ...problem }));
  // Most labs are without fault, which is quick to see; what is wrong is told by clusters and looks that tell more.
  const isSound = tryOut(lab, stock, true).length === 0;
  return [...unnamedValues(lab), ...(isSound ? [] : tryOut(lab, stock, false))];
}

function tryOut(lab: Lab, stock: ClusterStock, isBrief: boolean): readonly LabFinding[] {
  const started = startLab(lab, stock, SEED, !isBrief || looksAtEvents(lab));
  if ('message' in started)
    return [{ code: 'lab-solvable', message: `the set-up fails: ${started.message}`, range: started.range }];
  const { range } = lab.card.prompt;
  if (heals(started, isBrief))
    return [
      {
        code: 'lab-solved-at-start',
        message: 'every check holds before the learner has done anything',
        range,
      },
    ];
  const again = SEEDS.flatMap((random) =>
    tryWays({ ...started, begun: { ...started.begun, random } }, isBrief),
  );
  return [...withoutRepeats(again), ...tryShortcuts(started, isBrief)];
}

/** Whether nobody has to do anything. What holds for a moment, as between two crashes, is looked at for longer. */
function heals(started: StartedLab, isBrief: boolean): boolean {
  const wait = () => undefined;
  return (
    solves(attempt(started, wait, { patience: IDLE, isBrief })) && solves(attempt(started, wait, { isBrief }))
  );
}

function tryWays(started: StartedLab, isBrief: boolean): readonly LabFinding[] {
  const { ways, card } = started.lab;
  const refused = ways.flatMap((way): LabFinding[] => {
    const trial = attempt(started, (cluster, files) => goWay(way, cluster, files), { isBrief });
    if (solves(trial)) return [];
    return [
      {
        code: 'lab-way-refused',
        message: `this answer does not solve the lab: ${shortfall(trial)}`,
        range: way.range,
      },
    ];
  });
  const [first] = refused;
  if (first === undefined || refused.length < ways.length) return refused;
  return [{ ...first, code: 'lab-solvable', range: ways.length === 1 ? first.range : card.prompt.range }];
}

/** Whether commands of a lab may read events, which controllers need not write otherwise. */
function looksAtEvents({ ways, setup }: Lab): boolean {
  const texts = [...ways.map(({ text }) => text), ...setup.map((step) => JSON.stringify(step))];
  return texts.some((text) => /\bev|\bdescribe\b|\bdump\b|\braw\b/i.test(text));
}

/** What must stay cannot be deleted and made again: `unchanged` asks for the very object that the lab began with. */
function tryShortcuts(started: StartedLab, isBrief: boolean): readonly LabFinding[] {
  const { lab } = started;
  const trial = attempt(started, (cluster) => deleteEverything(lab, cluster), { patience: BRIEF, isBrief });
  if (!solves(trial)) return [];
  const message = 'deleting everything that the set-up made solves the lab';
  return [{ code: 'lab-trivially-solved', message, range: lab.card.prompt.range }];
}

/** The second run finds what the first one found, unless it is a matter of chance. */
function withoutRepeats(findings: readonly LabFinding[]): readonly LabFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, range }) => {
    const key = `${code} ${range.start} ${range.end}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
