import type { JsonObject } from '../../kubernetes/json.ts';

export interface WorldObject {
  readonly object: JsonObject;
  /** The same object from its template alone, used if a cluster refuses the values that scripts write. */
  readonly plain?: JsonObject;
}

/** One or more small clusters with the learner's files, in which an answer and its reference are tried. */
export interface TrialWorld {
  /** What is special about it, in words: `with other values`. */
  readonly name: string;
  /** The objects in each cluster, by the address of its API server, in the order of their creation. */
  readonly objects: ReadonlyMap<string, readonly WorldObject[]>;
  /** Whether commands may look at events. */
  readonly hasEvents: boolean;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
}

/** The API server of the context that is current at first. */
export const HOME_SERVER = 'https://127.0.0.1:6443';
export const HOME_FOLDER = '/home/user';
export const KUBECONFIG_PATH = `${HOME_FOLDER}/.kube/config`;
