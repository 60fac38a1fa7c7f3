import type { JsonObject } from '../../kubernetes/json.ts';
import type { KubeletSwitches } from '../kubelet/kubelet-switches.ts';
import type { PodRuntime } from '../pods/runtime.ts';
import type { World } from '../world.ts';

/** What the API server said to a write: the object, or a `Status` with its code. */
export interface WriteReply {
  readonly status: number;
  readonly body: JsonObject;
}

interface Target {
  readonly resource: string;
  /** Empty for objects that belong to no namespace. */
  readonly namespace: string;
  readonly name: string;
}

type Action =
  | { readonly do: 'create'; readonly resource: string; readonly object: JsonObject }
  /** Replaces the object; refused with 409 where its `resourceVersion` is no longer the stored one. */
  | {
      readonly do: 'update';
      readonly resource: string;
      readonly object: JsonObject;
      readonly subresource?: string;
      /** Whether the status is already in the form in which the server keeps it, with all defaults. */
      readonly isComplete?: boolean;
    }
  /** A JSON merge patch. */
  | (Target & { readonly do: 'patch'; readonly patch: JsonObject; readonly subresource?: string })
  | (Target & {
      readonly do: 'delete';
      readonly uid?: string;
      readonly graceSeconds?: number;
      readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
    })
  | { readonly do: 'bind'; readonly namespace: string; readonly pod: string; readonly node: string }
  | {
      readonly do: 'event';
      /** The object that it is about. */
      readonly about: JsonObject;
      readonly type: 'Normal' | 'Warning';
      readonly reason: string;
      readonly message: string;
      /** `spec.containers{web}`, of an event about a part. */
      readonly fieldPath?: string;
      /** The new form of events (`eventTime`, `action`, `reportingController`), which the scheduler writes; the old one where absent. */
      readonly action?: string;
      /** The node on which it was seen, of an event of a kubelet. */
      readonly host?: string;
      /** Whether it is never counted with one before it. */
      readonly apart?: boolean;
    };

/** One thing that a controller wants written. Writes are done in order; the first that is refused ends them, unless it has `next`. */
export type Write = Action & {
  /** What to write next, once the server has answered. */
  readonly next?: (reply: WriteReply) => readonly Write[];
};

/** What a look at one key led to. */
export interface Reconciled {
  readonly writes: readonly Write[];
  /** Milliseconds after which to look again though nothing changed. */
  readonly again?: number;
}

/** Which keys a change of an object concerns. */
export interface Watch {
  /** `pods`, `deployments.apps`; `*` for all that there are. */
  readonly resource: string;
  keys(object: JsonObject, world: World, before?: JsonObject): readonly string[];
  /** How many milliseconds after the change to look at them, so that several changes make one look; at once where absent. */
  delay?(object: JsonObject, world: World, before?: JsonObject): number;
}

/** What a controller writes only when somebody reads it. */
export interface LateWriter {
  readonly resource: string;
  /** How often it would be written, in milliseconds. */
  readonly every: number;
  /** The writes by which the resource is what it would be, had each been made in its time. */
  due(world: World): readonly Write[];
}

/** What a controller remembers. */
interface ControllerMemory {
  /** All of it as it is now, and stays. */
  save(): object;
  /** Goes back to what a memory of the same kind saved. */
  load(saved: object): void;
}

/** Brings the world toward what objects ask for: level-triggered, from any order of changes. */
export interface Controller {
  /** `deployment-controller`: it writes as the service account of that name in `kube-system`, unless `user` names another. */
  readonly name: string;
  readonly user?: { readonly name: string; readonly groups: readonly string[] };
  /** The component of its events; its name where absent. */
  readonly component?: string;
  /** The field manager of its writes; `kube-controller-manager` where absent. */
  readonly manager?: string;
  readonly watches: readonly Watch[];
  readonly late?: LateWriter;
  /** What it answers to requests for logs and connections, of the kubelets. */
  readonly runtime?: PodRuntime;
  /** Which of the kubelets run, of the kubelets. */
  readonly switches?: KubeletSwitches;
  /** What it remembers that no object shows, such as the files of a container: part of a snapshot. */
  readonly memory?: ControllerMemory;
  /** Looks at what a key stands for (`namespace/name`, or whatever its watches make). Depends on its arguments and its memory alone; the memory is all that it changes. */
  reconcile(key: string, world: World): Reconciled;
}
