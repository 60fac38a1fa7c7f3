import type { Cluster } from '../../cluster/cluster.ts';
import { textAt } from '../../kubernetes/json.ts';
import type { Condition, LabMoment, LookResult } from '../checks/condition.ts';
import { restartsOf } from '../checks/pods-of.ts';
import type { LowestValues } from '../start/lowest-values.ts';
import type { StartedLab } from '../start/start-lab.ts';
import { type Judgement, judgementOf } from './judgement.ts';

/** What a lab is judged by: its cluster, which moves on in time, and the learner's files. */
export interface Judged {
  readonly started: StartedLab;
  /** Moves on while it is judged: hand in a copy of a cluster that somebody works on. */
  readonly cluster: Cluster;
  readonly file: (path: string) => string | undefined;
  readonly lowest: LowestValues;
  /** Whether it only matters if everything holds: while one condition does not, the others are not looked at. */
  readonly isBrief?: boolean;
}

export interface Patience {
  /** How long, by the cluster's clock, things may take to settle. */
  readonly settle: number;
  /** How long everything must then hold. */
  readonly hold: number;
}

/** A slow probe and a rollout end within it; a container that crashes is seen to. */
const PATIENT: Patience = { settle: 180_000, hold: 60_000 };

/** How often it is looked, by the cluster's clock. */
const STEP = 1000;
/** How often where everything holds, and it only matters whether that lasts. */
const BRIEF_STEP = 5000;

/**
 * Looks at a lab's conditions while time passes in its cluster: each must hold for a while without a break, and may take some time to begin. What is
 * true between two crashes does not count.
 */
export function judge(judged: Judged, { settle, hold }: Patience = PATIENT): Judgement {
  const { cluster, lowest } = judged;
  const { conditions } = judged.started.lab;
  const stop = lowest.follow(cluster);
  const begin = cluster.now;
  const isTimed = conditions.some((condition) => condition.isTimed);
  const held = conditions.map((): Held => ({ since: undefined, look: UNSEEN }));
  const look = judged.isBrief === true ? lookBriefly : lookAt;
  try {
    for (;;) {
      look(conditions, held, judged);
      const all = held.every(({ since }) => since !== undefined);
      const heldFrom = Math.max(...held.map(({ since = cluster.now }) => since));
      const end = Math.max(begin + settle + (all ? hold : 0), cluster.now);
      const enough = all ? Math.min(heldFrom + hold, end) : end;
      if (enough <= cluster.now) break;
      const step = judged.isBrief === true && all ? Math.min(BRIEF_STEP, enough - cluster.now) : STEP;
      cluster.advance(isTimed ? step : untilChange(cluster, enough));
    }
  } finally {
    stop();
  }
  const results = conditions.map(({ title, weight }, at) => {
    const { since, look } = held[at] ?? { since: undefined, look: UNSEEN };
    const holds = since !== undefined && cluster.now - since >= hold;
    return {
      title,
      weight,
      holds,
      found: look.holds && !holds ? `${look.found}, but not for long` : look.found,
    };
  });
  return judgementOf(results);
}

/** How long, in whole steps, nothing happens that could change what is looked at. */
function untilChange({ now, next = Number.POSITIVE_INFINITY }: Cluster, end: number): number {
  const wait = Math.ceil((Math.min(next, end) - now) / STEP) * STEP;
  return Math.min(Math.max(wait, STEP), Math.max(end - now, STEP));
}

/** Since when a condition holds, and what was seen of it last. */
interface Held {
  since: number | undefined;
  look: LookResult;
  restarts?: ReadonlyMap<string, number>;
  /** What was there when it was looked at last. */
  seen?: { readonly revision: number; readonly restarts: ReadonlyMap<string, number> };
}

const UNSEEN: LookResult = { holds: false, found: 'not looked at' };
const NONE: ReadonlyMap<string, number> = new Map();

function lookAt(conditions: readonly Condition[], held: readonly Held[], judged: Judged): void {
  const restarts = restartsIn(judged.cluster);
  for (const [at, condition] of conditions.entries()) lookAtOne(condition, held[at], restarts, judged);
}

/** Looks until a condition does not hold, at the one first that did not hold before. The others are then as if they did not hold either. */
function lookBriefly(conditions: readonly Condition[], held: Held[], judged: Judged): void {
  const restarts = restartsIn(judged.cluster);
  const last = held.findIndex(({ look }) => look !== UNSEEN && !look.holds);
  const order = [...conditions.keys()].sort((a, b) => Number(b === last) - Number(a === last));
  for (const at of order) {
    lookAtOne(conditions[at], held[at], restarts, judged);
    if (held[at]?.since !== undefined) continue;
    for (const other of order) if (other !== at) held[other] = { since: undefined, look: UNSEEN };
    return;
  }
}

function lookAtOne(
  condition: Condition | undefined,
  state: Held | undefined,
  restarts: ReadonlyMap<string, number>,
  { cluster, file, lowest, started }: Judged,
): void {
  if (condition === undefined || state === undefined) return;
  const { revision } = cluster;
  const restartsBefore = state.restarts ?? restarts;
  const isSame = state.seen?.revision === revision && state.seen.restarts === restartsBefore;
  if (isSame && condition.isTimed !== true) return;
  state.seen = { revision, restarts: restartsBefore };
  const moment: LabMoment = {
    cluster,
    file,
    atStart: started.atStart,
    lowest: (field) => lowest.of(field),
    restartsBefore,
  };
  state.look = condition.look(moment);
  state.since = state.look.holds ? (state.since ?? cluster.now) : undefined;
  state.restarts = state.look.holds ? restartsBefore : restarts;
}

function restartsIn({ world }: Cluster): ReadonlyMap<string, number> {
  const pods = world.list('pods').filter((pod) => restartsOf(pod) > 0);
  return pods.length === 0
    ? NONE
    : new Map(pods.map((pod) => [textAt(pod, 'metadata', 'uid'), restartsOf(pod)]));
}
