/** A resource that the API server serves, built in or declared by a custom resource definition. */
export interface ApiResource {
  /** `pods`, or with its group `deployments.apps`: its name in the store and in controllers. */
  readonly id: string;
  /** Empty for the core group. */
  readonly group: string;
  /** The version in which it is stored: `v1`. */
  readonly version: string;
  /** All served versions, the preferred one first. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** As in discovery: `create`, `delete`, `deletecollection`, `get`, `list`, `patch`, `update`, `watch`. */
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
  /** Whether a custom resource definition declares it. */
  readonly custom: boolean;
}

/** A part of an object with its own path: `status`, `scale`, `binding`. */
export interface Subresource {
  readonly name: string;
  readonly kind: string;
  /** The group and version of its kind if they differ from the resource's: `autoscaling/v1` for `Scale`. */
  readonly apiVersion?: string;
  readonly verbs: readonly string[];
}
