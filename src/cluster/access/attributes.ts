import type { User } from '../api/request.ts';

/** The action that a user requests, as seen by authorizers. */
export interface AccessAttributes {
  readonly user: User;
  /**
   * `get`, `list`, `watch`, `create`, `update`, `patch`, `delete` or `deletecollection`; for paths without a resource, the method in lower
   * case.
   */
  readonly verb: string;
  /** Empty for paths that are not about a resource. */
  readonly resource: string;
  readonly group: string;
  readonly subresource: string;
  /** Empty at cluster scope. */
  readonly namespace: string;
  /** Empty for a collection. */
  readonly name: string;
  readonly path: string;
}

/** An authorizer's decision. The reason is shown in reviews; empty if there is none. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}
