import { driveOnCluster } from '../../client/drive-cluster.ts';
import { objectAt } from '../../kubernetes/json.ts';
import { holdsDeciding, NeedsRest } from './needs-rest.ts';
import { NotExecutable, runTyped } from './script.ts';
import type { StateChange } from './state-changes.ts';
import type { Scripts, Trial, TrialPair } from './trial.ts';
import { Watcher } from './watcher.ts';
import type { PreparedWorld, WorldPool, WorldStage } from './world-pool.ts';

/** How long passes after the last command, in milliseconds. */
const AFTER = 40_000;

const TRIALS = new WeakMap<PreparedWorld, Map<string, Trial | undefined>>();

/** Runs two scripts in a world; earlier trials in the same world are not repeated. */
export function tryBoth({ reference, answer }: Scripts, prepared: PreparedWorld, pool: WorldPool): TrialPair {
  const early = trialOf(reference, 'made', prepared, pool);
  const other = early && trialOf(answer, 'made', prepared, pool);
  if (early !== undefined && other !== undefined) return { reference: early, answer: other };
  const tryAtRest = (text: string): Trial => {
    const trial = trialOf(text, 'settled', prepared, pool);
    if (trial === undefined) throw new Error('a script asks for more rest than there is');
    return trial;
  };
  return { reference: tryAtRest(reference), answer: tryAtRest(answer) };
}

function trialOf(
  text: string,
  stage: WorldStage,
  prepared: PreparedWorld,
  pool: WorldPool,
): Trial | undefined {
  const known = TRIALS.get(prepared) ?? new Map<string, Trial | undefined>();
  TRIALS.set(prepared, known);
  const key = `${stage} ${text}`;
  if (!known.has(key)) known.set(key, tryScript(text, stage, prepared, pool));
  return known.get(key);
}

/** Runs a script in a world and finds the changes; `undefined` if it must be run in a settled one. */
function tryScript(
  text: string,
  stage: WorldStage,
  prepared: PreparedWorld,
  pool: WorldPool,
): Trial | undefined {
  if (stage === 'made' && holdsDeciding(prepared.world)) return undefined;
  const watcher = new Watcher(prepared, stage, pool);
  try {
    const end = run(text, watcher);
    if (stage === 'settled' && watcher.hasWritten)
      for (const server of watcher.servers) pool.clusterOf(server).advance(AFTER);
    const trial = { ...end, ...watcher.seen() };
    return stage === 'made' && trial.changes.some(isOnItsWay) ? undefined : trial;
  } catch (problem) {
    if (problem instanceof NeedsRest) return undefined;
    throw problem;
  }
}

/** Whether an object that is being deleted waits for controllers. */
function isOnItsWay({ after }: StateChange): boolean {
  return objectAt(after, 'metadata').deletionTimestamp !== undefined;
}

function run(text: string, watcher: Watcher): Pick<Trial, 'exit' | 'beyond'> {
  try {
    const running = runTyped(text, (words) => watcher.hear(words));
    return { exit: driveOnCluster(watcher.watch(running), watcher) };
  } catch (problem) {
    if (problem instanceof NotExecutable) return { exit: 1, beyond: problem.message };
    throw problem;
  }
}
