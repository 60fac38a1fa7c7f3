import type { User } from '../api/request.ts';

/** What a user wants to do, as authorizers see it. */
export interface AccessAttributes {
  readonly user: User;
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`; of other paths the method in small letters. */
  readonly verb: string;
  /** Empty for paths that are about no resource. */
  readonly resource: string;
  readonly group: string;
  readonly subresource: string;
  /** Empty at the cluster scope. */
  readonly namespace: string;
  /** Empty for a collection. */
  readonly name: string;
  readonly path: string;
}

/** An authorizer's answer. The reason is what a review shows; empty where there is none. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}
