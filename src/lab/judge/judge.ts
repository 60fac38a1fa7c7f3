import type { Cluster } from '../../cluster/cluster.ts';
import { textAt } from '../../kubernetes/json.ts';
import type { Condition, LabMoment, LookResult } from '../checks/condition.ts';
import { restartsOf } from '../checks/pods-of.ts';
import type { LowestValues } from '../start/lowest-values.ts';
import type { StartedLab } from '../start/start-lab.ts';
import { type Judgement, judgementOf } from './judgement.ts';

/** The input for judging a lab: its cluster, whose time advances, and the learner's files. */
export interface Judged {
  readonly started: StartedLab;
  /** Its time advances while it is judged; pass a copy of a cluster that is in use. */
  readonly cluster: Cluster;
  readonly file: (path: string) => string | undefined;
  readonly lowest: LowestValues;
  /** Whether only the overall result matters: as soon as one condition is false, the others are not checked. */
  readonly isBrief?: boolean;
}

export interface Patience {
  /** The time in which the state may settle, in milliseconds of the cluster's clock. */
  readonly settle: number;
  /** The time for which all conditions must then stay true, in milliseconds. */
  readonly hold: number;
}

/** Long enough for a slow probe or a rollout to finish, and for a crashing container to show. */
const PATIENT: Patience = { settle: 180_000, hold: 60_000 };

/** The interval of the checks, in milliseconds of the cluster's clock. */
const STEP = 1000;
/** The interval once all conditions are true and only their lasting matters. */
const BRIEF_STEP = 5000;

/**
 * Evaluates a lab's conditions while time passes in its cluster. Each condition must stay true for a while without interruption, and may
 * need time to become true. A state between two crashes does not count.
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

/** The time, in whole steps, until something can change that affects the conditions. */
function untilChange({ now, next = Number.POSITIVE_INFINITY }: Cluster, end: number): number {
  const wait = Math.ceil((Math.min(next, end) - now) / STEP) * STEP;
  return Math.min(Math.max(wait, STEP), Math.max(end - now, STEP));
}

/** Since when a condition has been true, and its last result. */
interface Held {
  since: number | undefined;
  look: LookResult;
  restarts?: ReadonlyMap<string, number>;
  /** The state at the last evaluation. */
  seen?: { readonly revision: number; readonly restarts: ReadonlyMap<string, number> };
}

const UNSEEN: LookResult = { holds: false, found: 'not checked' };
const NONE: ReadonlyMap<string, number> = new Map();

function lookAt(conditions: readonly Condition[], held: readonly Held[], judged: Judged): void {
  const restarts = restartsIn(judged.cluster);
  for (const [at, condition] of conditions.entries()) lookAtOne(condition, held[at], restarts, judged);
}

/** Evaluates conditions until one is false, starting with the one that was false before. The others then count as false too. */
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
