/** One resource that the API server serves, built in or by a custom resource definition. */
export interface ApiResource {
  /** `pods`, or with its group `deployments.apps`: the name by which the store and controllers know it. */
  readonly id: string;
  /** Empty for the core group. */
  readonly group: string;
  /** The version in which it is stored: `v1`. */
  readonly version: string;
  /** All versions in which it is served, the preferred one first. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** As discovery has them: `create`, `delete`, `deletecollection`, `get`, `list`, `patch`, `update`, `watch`. */
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
  /** Whether a custom resource definition declares it. */
  readonly custom: boolean;
}

/** A part of an object with a path of its own: `status`, `scale`, `binding`. */
export interface Subresource {
  readonly name: string;
  readonly kind: string;
  /** The group and version of its kind where they are not the resource's own: `autoscaling/v1` of `Scale`. */
  readonly apiVersion?: string;
  readonly verbs: readonly string[];
}
