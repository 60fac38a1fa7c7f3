import type { JsonObject } from '../kubernetes/json.ts';
import type { Usage } from './pods/usage.ts';

/**
 * A read-only view of the objects of a cluster. A resource is written `pods`, or with its group `deployments.apps`. The namespace of a
 * cluster-scoped object is empty. Objects are frozen.
 */
export interface World {
  /** Milliseconds since 1970, by the cluster's clock. */
  readonly now: number;
  get(resource: string, namespace: string, name: string): JsonObject | undefined;
  /** The objects sorted by key, of all namespaces if none is given. */
  list(resource: string, namespace?: string): readonly JsonObject[];
  /** The objects of a resource whose owner references contain this uid. */
  ownedBy(uid: string, resource: string): readonly JsonObject[];
  /** The Pods bound to a node, or the unbound Pods for an empty name. Returns the same list until one of these Pods changes. */
  podsOn(node: string): readonly JsonObject[];
  /** The events about the object with a uid. */
  eventsAbout(uid: string): readonly JsonObject[];
  /** The resource usage of each running container of a Pod, by container name; empty if no kubelets run. */
  usageOf(pod: JsonObject): ReadonlyMap<string, Usage>;
  /** The resources that have, or have had, objects, including custom resources. */
  readonly resources: readonly string[];
  /** The resource of a kind, as in owner references, or `undefined` if the kind is not served. */
  kind(apiVersion: string, kind: string): ServedKind | undefined;
}

/** A kind that the cluster serves. */
export interface ServedKind {
  readonly resource: string;
  readonly namespaced: boolean;
}
