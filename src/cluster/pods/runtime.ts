import type { JsonObject } from '../../kubernetes/json.ts';
import type { ApiReply } from '../api/request.ts';
import type { ShellNetwork } from '../kubelet/shell/environment.ts';
import type { World } from '../world.ts';
import type { Usage } from './usage.ts';

/** The connections to a Pod that its kubelet serves. */
export type PodConnection = 'log' | 'exec' | 'attach' | 'portforward';

/** The functions of kubelets beyond the API. */
export interface PodRuntime {
  /** Answers a request to an existing container of a Pod; the query is that of the API. Throws a `StatusError` if it fails. */
  connect(
    pod: JsonObject,
    kind: PodConnection,
    container: string,
    query: URLSearchParams,
    world: World,
  ): ApiReply;
  /** The network as seen by a Pod, or by a machine outside the cluster. */
  networkOf(pod: JsonObject | undefined, world: World): ShellNetwork;
  /** Writes a file on a node, as a user who is logged in there would. */
  writeNodeFile(node: string, path: string, text: string): void;
  /** The usage of each running container of a Pod, by container name. */
  usageOf(pod: JsonObject, world: World): ReadonlyMap<string, Usage>;
}
