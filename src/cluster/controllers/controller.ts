import type { JsonObject } from '../../kubernetes/json.ts';
import type { KubeletSwitches } from '../kubelet/kubelet-switches.ts';
import type { PodRuntime } from '../pods/runtime.ts';
import type { World } from '../world.ts';

/** The API server's reply to a write: the object, or a `Status` with its code. */
export interface WriteReply {
  readonly status: number;
  readonly body: JsonObject;
}

interface Target {
  readonly resource: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
}

type Action =
  | { readonly do: 'create'; readonly resource: string; readonly object: JsonObject }
  /** Replaces the object. Refused with 409 if its `resourceVersion` is no longer the stored one. */
  | {
      readonly do: 'update';
      readonly resource: string;
      readonly object: JsonObject;
      readonly subresource?: string;
      /** Whether the status already has the form in which the server stores it, with all defaults. */
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
      /** The object that the event is about. */
      readonly about: JsonObject;
      readonly type: 'Normal' | 'Warning';
      readonly reason: string;
      readonly message: string;
      /** The part of the object that the event is about: `spec.containers{web}`. */
      readonly fieldPath?: string;
      /**
       * If set, writes the new form of events (`eventTime`, `action`, `reportingController`), as the scheduler does; otherwise the old
       * form.
       */
      readonly action?: string;
      /** In a kubelet's event, the node that reported it. */
      readonly host?: string;
      /** Whether to record a separate event instead of counting it with an earlier one. */
      readonly isSeparate?: boolean;
    };

/**
 * A write that a controller requests. Writes are performed in order; after the first one that is refused, the rest are skipped unless that
 * one has `next`.
 */
export type Write = Action & {
  /** The writes that follow, depending on the server's reply. */
  readonly next?: (reply: WriteReply) => readonly Write[];
};

/** The result of reconciling one key. */
export interface Reconciled {
  readonly writes: readonly Write[];
  /** Milliseconds after which to reconcile again even if nothing changes. */
  readonly requeueAfter?: number;
}

/** Which keys to queue when an object changes. */
export interface Watch {
  /** `pods`, `deployments.apps`, or `*` for all resources. */
  readonly resource: string;
  keys(object: JsonObject, world: World, before?: JsonObject): readonly string[];
  /** The delay in milliseconds before the keys are reconciled, so that several changes are handled together; none by default. */
  delay?(object: JsonObject, world: World, before?: JsonObject): number;
}

/** Objects that a controller writes only when something reads them. */
export interface LateWriter {
  readonly resource: string;
  /** The interval at which they would be written, in milliseconds. */
  readonly every: number;
  /** The writes that bring the resource to the state that it would have if each write had been made on time. */
  due(world: World): readonly Write[];
}

/** The state that a controller keeps in memory. */
interface ControllerMemory {
  /** An immutable copy of the state. */
  save(): object;
  /** Restores a state saved by a memory of the same kind. */
  load(saved: object): void;
}

/** Moves the cluster toward the state that objects ask for. Level-triggered: the order of changes does not matter. */
export interface Controller {
  /** The name, such as `deployment-controller`. It writes as the service account of that name in `kube-system`, unless `user` is set. */
  readonly name: string;
  readonly user?: { readonly name: string; readonly groups: readonly string[] };
  /** The component in its events; its name by default. */
  readonly component?: string;
  /** The field manager of its writes; `kube-controller-manager` by default. */
  readonly manager?: string;
  readonly watches: readonly Watch[];
  readonly late?: LateWriter;
  /** For the kubelets: answers requests for logs and connections. */
  readonly runtime?: PodRuntime;
  /** For the kubelets: which of them run. */
  readonly switches?: KubeletSwitches;
  /** State that no object contains, such as the files of a container. It is part of snapshots. */
  readonly memory?: ControllerMemory;
  /**
   * Reconciles a key (`namespace/name`, or any other text that its watches produce). The result depends only on its arguments and its
   * memory, and only the memory may change.
   */
  reconcile(key: string, world: World): Reconciled;
}
