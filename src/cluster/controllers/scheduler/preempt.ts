import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { selectsLabels } from '../../label-selector.ts';
import { checkNode, type Feasibility } from './filters/feasible.ts';
import type { Unfit } from './filters/filter.ts';
import { countReasons } from './message.ts';
import { type Cycle, type NodeInfo, type PodInfo, withPods } from './snapshot.ts';

/** A node and the Pods that must be evicted from it to make room. */
export interface Candidate {
  readonly node: NodeInfo;
  readonly victims: readonly PodInfo[];
  /** The number of victims whose eviction violates a disruption budget. */
  readonly violations: number;
}

const NOT_HELPFUL: Unfit = { reasons: ['Preemption is not helpful for scheduling'], resolvable: false };
const NO_VICTIMS: Unfit = { reasons: ['No preemption victims found for incoming pod'], resolvable: false };

/**
 * Where a Pod could run if Pods of lower priority were evicted, or the end of the failure message.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export function preempt(cycle: Cycle, { unfit, refuses }: Feasibility): Candidate | { readonly why: string } {
  if (refuses !== undefined) return { why: 'not found' };
  const ineligible = whyIneligible(cycle, unfit);
  if (ineligible !== undefined) return { why: preemptionMessage(ineligible) };
  const outcomes = cycle.nodes.map((node) =>
    unfit.get(node.name)?.resolvable === true ? tryNode(cycle, node) : NOT_HELPFUL,
  );
  const candidates = outcomes.filter((outcome) => 'victims' in outcome);
  const best = pickCandidate(candidates);
  if (best !== undefined) return best;
  const reasons = countReasons(outcomes.filter((outcome) => 'reasons' in outcome));
  return { why: preemptionMessage(`0/${cycle.nodes.length} nodes are available: ${reasons}.`) };
}

function preemptionMessage(why: string): string {
  return `no new claims to deallocate, preemption: ${why}`;
}

function whyIneligible({ pod, nodes }: Cycle, unfit: ReadonlyMap<string, Unfit>): string | undefined {
  if (textAt(pod.pod, 'spec', 'preemptionPolicy') === 'Never')
    return 'not eligible due to preemptionPolicy=Never.';
  const nominated = textAt(pod.pod, 'status', 'nominatedNodeName');
  const node = nodes.find((n) => n.name === nominated);
  if (node === undefined || unfit.get(nominated)?.resolvable !== true) return undefined;
  return node.pods.some((other) => other.priority < pod.priority && isPreempted(other.pod))
    ? 'not eligible due to a terminating pod on the nominated node.'
    : undefined;
}

function isPreempted(pod: JsonObject): boolean {
  return (
    textAt(pod, 'metadata', 'deletionTimestamp') !== '' &&
    objectsAt(pod, 'status', 'conditions').some(
      (c) => c.type === 'DisruptionTarget' && c.status === 'True' && c.reason === 'PreemptionByScheduler',
    )
  );
}

function tryNode(cycle: Cycle, node: NodeInfo): Candidate | Unfit {
  const lower = node.pods.filter((other) => other.priority < cycle.pod.priority);
  if (lower.length === 0) return NO_VICTIMS;
  const kept = new Set(node.pods.filter((other) => !lower.includes(other)));
  const fits = () => checkNode(withPodsOn(cycle, node, [...kept]), node.name);
  const why = fits();
  if (why !== undefined) return why;
  const ordered = lower.sort(byImportance);
  const { violating, others } = splitByBudget(ordered, cycle);
  const victims: PodInfo[] = [];
  let violations = 0;
  for (const other of [...violating, ...others]) {
    kept.add(other);
    if (fits() === undefined) continue;
    kept.delete(other);
    victims.push(other);
    if (violating.includes(other)) violations++;
  }
  return { node, victims: victims.sort(byImportance), violations };
}

function withPodsOn(cycle: Cycle, node: NodeInfo, pods: readonly PodInfo[]): Cycle {
  return { ...cycle, nodes: cycle.nodes.map((n) => (n === node ? withPods(n, pods) : n)) };
}

function byImportance(a: PodInfo, b: PodInfo): number {
  return b.priority - a.priority || (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0);
}

function startOf({ pod }: PodInfo): string {
  return textAt(pod, 'status', 'startTime') || '~';
}

/** Separates the Pods whose eviction their disruption budgets do not allow, in the order in which the budgets are used up. */
function splitByBudget(pods: readonly PodInfo[], { world }: Cycle) {
  const left = new Map<JsonObject, number>();
  const violating: PodInfo[] = [];
  const others: PodInfo[] = [];
  for (const pod of pods) {
    let violates = false;
    for (const budget of world.list('poddisruptionbudgets.policy', pod.namespace)) {
      const selector = objectAt(budget, 'spec', 'selector');
      if (Object.keys(selector).length === 0 || !selectsLabels(selector, pod.labels)) continue;
      if (pod.name in objectAt(budget, 'status', 'disruptedPods')) continue;
      const allowed = (left.get(budget) ?? Number(objectAt(budget, 'status').disruptionsAllowed ?? 0)) - 1;
      left.set(budget, allowed);
      if (allowed < 0) violates = true;
    }
    (violates ? violating : others).push(pod);
  }
  return { violating, others };
}

/**
 * The candidate with the least harm: the fewest violations, then the lowest priority of the victims, the smallest sum of priorities, the
 * fewest victims, the latest start.
 */
function pickCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || compareHarm(candidate, best) < 0 ? candidate : best),
    undefined,
  );
}

function compareHarm(a: Candidate, b: Candidate): number {
  return (
    a.violations - b.violations ||
    highest(a) - highest(b) ||
    sum(a) - sum(b) ||
    a.victims.length - b.victims.length ||
    (earliest(a) > earliest(b) ? -1 : earliest(a) < earliest(b) ? 1 : 0)
  );
}

function highest({ victims }: Candidate): number {
  return victims[0]?.priority ?? Number.NEGATIVE_INFINITY;
}

function sum({ victims }: Candidate): number {
  return victims.reduce((total, { priority }) => total + priority + 2 ** 31, 0);
}

function earliest(candidate: Candidate): string {
  const top = candidate.victims.filter((v) => v.priority === highest(candidate));
  return top.map(startOf).sort()[0] ?? '';
}
