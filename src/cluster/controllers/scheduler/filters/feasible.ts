import type { Cycle, NodeInfo } from '../snapshot.ts';
import type { NodeCheck, Unfit } from './filter.ts';
import { FILTERS } from './registry.ts';

/** The result of the filters for one Pod. */
export interface Feasibility {
  readonly fit: readonly NodeInfo[];
  /** The nodes that do not fit, by name. */
  readonly unfit: ReadonlyMap<string, Unfit>;
  /** The reason why no node was considered. */
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

/** Checks one node with all filters, given the other nodes of the cycle. Returns `undefined` if it passes. */
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
