import type { CardOf } from '../../deck/card.ts';
import type { ClusterShapes } from '../clusters/cluster-shape.ts';
import type { Lab } from '../lab.ts';
import { readLab } from '../reading/read-lab.ts';
import type { ClusterStock } from '../start/cluster-stock.ts';
import { type StartedLab, startLab } from '../start/start-lab.ts';
import type { LabFinding } from './lab-finding.ts';
import { unnamedValues } from './task-names.ts';
import { attempt, runAnswer, shortfall, solves } from './trial.ts';
import { deleteEverything } from './vandalism.ts';

/** The seed with which a lab is set up. */
const SEED = 1;
/** The seeds with which each answer is tried; they give different names, nodes and random orders. */
const SEEDS = [1, 20_260] as const;
/** Times for trying shortcuts: deleted objects do not come back by waiting longer. */
const BRIEF = { settle: 10_000, hold: 5000 };
/** Times for doing nothing: whatever recovers without the learner has recovered by then. */
const IDLE = { settle: 30_000, hold: 5000 };

/** Tries a lab on clusters in memory: it must start unsolved, its answers must solve it, and trivial actions must not. */
export function proveLab(
  card: CardOf<'lab'>,
  shapes: ClusterShapes,
  stock: ClusterStock,
): readonly LabFinding[] {
  const { lab, problems } = readLab(card, shapes);
  if (lab === null) return problems.map((problem) => ({ code: 'lab-solvable', ...problem }));
  // Most labs are correct, which is quick to find out; to describe problems, the lab is tried again with more detail.
  const isSound = tryOut(lab, stock, true).length === 0;
  return [...unnamedValues(lab), ...(isSound ? [] : tryOut(lab, stock, false))];
}

function tryOut(lab: Lab, stock: ClusterStock, isBrief: boolean): readonly LabFinding[] {
  const started = startLab(lab, stock, SEED, !isBrief || mayReadEvents(lab));
  if ('message' in started)
    return [{ code: 'lab-solvable', message: `the set-up fails: ${started.message}`, range: started.range }];
  const { range } = lab.card.prompt;
  if (solvesItself(started, isBrief))
    return [
      {
        code: 'lab-solved-at-start',
        message: 'every check passes before the learner does anything',
        range,
      },
    ];
  const again = SEEDS.flatMap((random) =>
    tryWays({ ...started, begun: { ...started.begun, random } }, isBrief),
  );
  return [...withoutRepeats(again), ...tryShortcuts(started, isBrief)];
}

/** Whether the lab solves itself. Conditions that are true only for a moment, as between two crashes, are checked for longer. */
function solvesItself(started: StartedLab, isBrief: boolean): boolean {
  const wait = () => undefined;
  return (
    solves(attempt(started, wait, { patience: IDLE, isBrief })) && solves(attempt(started, wait, { isBrief }))
  );
}

function tryWays(started: StartedLab, isBrief: boolean): readonly LabFinding[] {
  const { ways, card } = started.lab;
  const refused = ways.flatMap((way): LabFinding[] => {
    const trial = attempt(started, (cluster, files) => runAnswer(way, cluster, files), { isBrief });
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

/** Whether commands of a lab may read events, which controllers otherwise need not write. */
function mayReadEvents({ ways, setup }: Lab): boolean {
  const texts = [...ways.map(({ text }) => text), ...setup.map((step) => JSON.stringify(step))];
  return texts.some((text) => /\bev|\bdescribe\b|\bdump\b|\braw\b/i.test(text));
}

/**
 * Checks that deleting everything does not solve the lab. Objects under `unchanged` cannot be deleted and created again, since the check
 * asks for the original object.
 */
function tryShortcuts(started: StartedLab, isBrief: boolean): readonly LabFinding[] {
  const { lab } = started;
  const trial = attempt(started, (cluster) => deleteEverything(lab, cluster), { patience: BRIEF, isBrief });
  if (!solves(trial)) return [];
  const message = 'deleting everything that the set-up created solves the lab';
  return [{ code: 'lab-trivially-solved', message, range: lab.card.prompt.range }];
}

/** Keeps only one of several equal findings, which occur with both seeds. */
function withoutRepeats(findings: readonly LabFinding[]): readonly LabFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, range }) => {
    const key = `${code} ${range.start} ${range.end}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
