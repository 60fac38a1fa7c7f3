import type { Cycle, NodeInfo } from '../snapshot.ts';

/** Why a node cannot take a Pod. */
export interface Unfit {
  /** In the words of the message: `Insufficient cpu`. */
  readonly reasons: readonly string[];
  /** Whether the node could take it if other Pods left. */
  readonly resolvable: boolean;
}

/** Looks at one node; `undefined` where it may take the Pod. */
export type NodeCheck = (node: NodeInfo) => Unfit | undefined;

/** What a filter makes of a Pod before it looks at nodes. */
export type Prepared =
  /** The filter has nothing to say about this Pod. */
  | { readonly skip: true }
  /** No node can take the Pod, for a reason of its own. */
  | { readonly refuses: string }
  | { readonly check: NodeCheck; readonly only?: ReadonlySet<string> };

/** One rule about where a Pod may run. */
export interface Filter {
  /** As the scheduler's configuration names the plugin: `TaintToleration`. */
  readonly name: string;
  prepare(cycle: Cycle): Prepared;
}

/** A node that no Pod's leaving makes fit. */
export function never(reason: string): Unfit {
  return { reasons: [reason], resolvable: false };
}

/** A node that may become fit when other Pods leave. */
export function notNow(reason: string): Unfit {
  return { reasons: [reason], resolvable: true };
}
