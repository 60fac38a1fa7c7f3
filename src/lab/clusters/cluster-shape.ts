import type { JsonObject } from '../../kubernetes/json.ts';

/** The differences of a node from the others. */
export interface NodeShape {
  readonly labels: JsonObject;
  readonly taints: readonly JsonObject[];
  /** A quantity such as `2` or `4Gi`; by default the same as for the other nodes. */
  readonly cpu?: string;
  readonly memory?: string;
}

/** The shape of a cluster that labs start on: a control plane, workers, and objects in addition to Kubernetes' own. */
export interface ClusterShape {
  /** A one-line title for lists and the help page. */
  readonly title: string;
  readonly workers: number;
  /** Whether metrics-server is installed. */
  readonly metrics: boolean;
  /** The nodes by name: `controlplane`, `node01`, … */
  readonly nodes: Readonly<Record<string, NodeShape>>;
  /** The objects, in the order in which they are created. */
  readonly objects: readonly JsonObject[];
}

/** The shapes by name, as in a lab's `cluster`. */
export type ClusterShapes = Readonly<Record<string, ClusterShape>>;
