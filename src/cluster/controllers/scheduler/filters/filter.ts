import type { Cycle, NodeInfo } from '../snapshot.ts';

/** The reasons why a node cannot take a Pod. */
export interface Unfit {
  /** As worded in the message: `Insufficient cpu`. */
  readonly reasons: readonly string[];
  /** Whether the node could take the Pod if other Pods were removed. */
  readonly resolvable: boolean;
}

/** Checks one node. Returns `undefined` if it can take the Pod. */
export type NodeCheck = (node: NodeInfo) => Unfit | undefined;

/** The filter's state for a Pod, computed once before the nodes are checked. */
export type Prepared =
  /** The filter does not apply to this Pod. */
  | { readonly skip: true }
  /** No node can take the Pod, for a reason that does not depend on a node. */
  | { readonly refuses: string }
  | { readonly check: NodeCheck; readonly only?: ReadonlySet<string> };

/** One rule about where a Pod may run. */
export interface Filter {
  /** The name of the plugin in the scheduler's configuration: `TaintToleration`. */
  readonly name: string;
  prepare(cycle: Cycle): Prepared;
}

/** A node that would not fit even if Pods were removed. */
export function never(reason: string): Unfit {
  return { reasons: [reason], resolvable: false };
}

/** A node that may fit if other Pods are removed. */
export function notNow(reason: string): Unfit {
  return { reasons: [reason], resolvable: true };
}
