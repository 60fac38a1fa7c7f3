import type { JsonObject } from '../../kubernetes/json.ts';
import type { ApiReply } from '../api/request.ts';
import type { ShellNetwork } from '../kubelet/shell/environment.ts';
import type { World } from '../world.ts';
import type { Usage } from './usage.ts';

/** The connections into a Pod that its kubelet answers. */
export type PodConnection = 'log' | 'exec' | 'attach' | 'portforward';

/** What the kubelets answer beside the API. */
export interface PodRuntime {
  /** Answers a request to a container that the Pod has; the query is that of the API. Throws a `StatusError` for what cannot be done. */
  connect(
    pod: JsonObject,
    kind: PodConnection,
    container: string,
    query: URLSearchParams,
    world: World,
  ): ApiReply;
  /** The network as a Pod meets it, or a machine that is not part of the cluster. */
  networkOf(pod: JsonObject | undefined, world: World): ShellNetwork;
  /** Writes a file of a node, as somebody who is logged in there does. */
  writeNodeFile(node: string, path: string, text: string): void;
  /** What each running container of a Pod uses, by its name. */
  usageOf(pod: JsonObject, world: World): ReadonlyMap<string, Usage>;
}
