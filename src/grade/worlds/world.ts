import type { JsonObject } from '../../kubernetes/json.ts';

export interface WorldObject {
  readonly object: JsonObject;
  /** The same as its template says, where a cluster refuses it with the values that scripts write. */
  readonly plain?: JsonObject;
}

/** A small cluster, or several, with the files of who types: what an answer and its reference are tried on. */
export interface TrialWorld {
  /** What is special about it, for people: `with other values`. */
  readonly name: string;
  /** What is in each cluster, by the address of its API server; made in order. */
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
