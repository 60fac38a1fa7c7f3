import type { Cycle, NodeInfo } from '../snapshot.ts';
import type { NodeCheck, Unfit } from './filter.ts';
import { FILTERS } from './registry.ts';

/** What the filters say about one Pod. */
export interface Feasibility {
  readonly fit: readonly NodeInfo[];
  /** By the name of the node. */
  readonly unfit: ReadonlyMap<string, Unfit>;
  /** Why no node was looked at. */
  readonly refuses?: string;
}

type Checks = { readonly check: NodeCheck } | { readonly refuses: string };

/** Runs the filters for every node. */
export function findFeasible(cycle: Cycle): Feasibility {
  const checks = prepareChecks(cycle);
  if ('refuses' in checks) {
    const unfit: Unfit = { reasons: [checks.refuses], resolvable: false };
    return {
      fit: [],
      unfit: new Map(cycle.nodes.map((n) => [n.name, unfit])),
      refuses: checks.refuses,
    };
  }
  const fit: NodeInfo[] = [];
  const unfit = new Map<string, Unfit>();
  for (const node of cycle.nodes) {
    const why = checks.check(node);
    if (why === undefined) fit.push(node);
    else unfit.set(node.name, why);
  }
  return { fit, unfit };
}

/** Whether all filters let one node pass, by what the cycle holds. */
export function checkNode(cycle: Cycle, name: string): Unfit | undefined {
  const node = cycle.nodes.find((n) => n.name === name);
  if (node === undefined) return { reasons: [], resolvable: false };
  const checks = prepareChecks(cycle);
  return 'refuses' in checks ? { reasons: [checks.refuses], resolvable: false } : checks.check(node);
}

function prepareChecks(cycle: Cycle): Checks {
  const checks: NodeCheck[] = [];
  for (const filter of FILTERS) {
    const prepared = filter.prepare(cycle);
    if ('refuses' in prepared) return prepared;
    if ('skip' in prepared) continue;
    const { check, only } = prepared;
    if (only !== undefined) {
      const elsewhere: Unfit = {
        reasons: [`node(s) didn't satisfy plugin(s) [${filter.name}]`],
        resolvable: false,
      };
      checks.unshift((node) => (only.has(node.name) ? undefined : elsewhere));
    }
    checks.push(check);
  }
  return {
    check: (node) => {
      for (const check of checks) {
        const why = check(node);
        if (why !== undefined) return why;
      }
      return undefined;
    },
  };
}
