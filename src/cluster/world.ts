import type { JsonObject } from '../kubernetes/json.ts';
import type { Usage } from './pods/usage.ts';

/**
 * The objects of a cluster, as who decides something sees them. A resource is named `pods`, or with its group `deployments.apps`; a namespace is empty for
 * objects that belong to none. Objects are frozen.
 */
export interface World {
  /** Milliseconds since 1970, by the cluster's clock. */
  readonly now: number;
  get(resource: string, namespace: string, name: string): JsonObject | undefined;
  /** In the order of their keys; of all namespaces where none is given. */
  list(resource: string, namespace?: string): readonly JsonObject[];
  /** The objects of a resource whose owner references name this uid. */
  ownedBy(uid: string, resource: string): readonly JsonObject[];
  /** The Pods bound to a node, or to none where its name is empty; the same list until one of them changes. */
  podsOn(node: string): readonly JsonObject[];
  /** The events about the object of a uid. */
  eventsAbout(uid: string): readonly JsonObject[];
  /** What each running container of a Pod uses, by its name; nothing where no kubelets run. */
  usageOf(pod: JsonObject): ReadonlyMap<string, Usage>;
  /** The resources of which there are, or were, objects; custom ones among them. */
  readonly resources: readonly string[];
  /** The resource of a kind, as owner references name it; `undefined` where none is served. */
  kind(apiVersion: string, kind: string): ServedKind | undefined;
}

/** A kind that the cluster serves. */
export interface ServedKind {
  readonly resource: string;
  readonly namespaced: boolean;
}
