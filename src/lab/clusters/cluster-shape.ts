import type { JsonObject } from '../../kubernetes/json.ts';

/** What differs on a node from the others. */
export interface NodeShape {
  readonly labels: JsonObject;
  readonly taints: readonly JsonObject[];
  /** Quantities such as `2` and `4Gi`; those of every node where absent. */
  readonly cpu?: string;
  readonly memory?: string;
}

/** A cluster that labs start on: a control plane, workers, and what they hold beside Kubernetes' own objects. */
export interface ClusterShape {
  /** One line for lists and the help page. */
  readonly title: string;
  readonly workers: number;
  /** Whether metrics-server is installed. */
  readonly metrics: boolean;
  /** By name: `controlplane`, `node01`, … */
  readonly nodes: Readonly<Record<string, NodeShape>>;
  /** In the order in which they are created. */
  readonly objects: readonly JsonObject[];
}

/** By the name that a lab's `cluster` gives. */
export type ClusterShapes = Readonly<Record<string, ClusterShape>>;
