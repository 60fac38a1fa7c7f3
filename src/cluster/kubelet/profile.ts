import type { JsonObject } from '../../kubernetes/json.ts';
import type { ContainerProgram } from './programs/container-program.ts';
import type { RegistryLogin } from './registry-login.ts';

/** The behavior of the kubelets of a cluster. */
export interface KubeletProfile {
  /** The program of a container. */
  program(container: JsonObject): ContainerProgram;
  /** The error, as the container runtime words it, if an image cannot be pulled with these logins, or `undefined` if it can. */
  pullError(image: string, logins: readonly RegistryLogin[]): string | undefined;
  /** Whether all nodes already have an image. */
  isPresent(image: string): boolean;
  /**
   * Milliseconds from the binding of a Pod to the start of its first container, and the duration of a pull. Pods that are bound together
   * start within `spread`. If containers get no grace period, they end after `stop`.
   */
  readonly delays: {
    readonly start: number;
    readonly pull: number;
    readonly spread?: number;
    readonly stop?: number;
  };
  /** Whether a repeated event increments a count; if not, it is recorded as another event. */
  readonly countsEvents: boolean;
  /** Whether the lease of a node is deleted with the node. */
  readonly ownsLeases: boolean;
  /** Whether the status of a Pod shows that its containers are being created. */
  readonly announces: boolean;
  /** Whether containers are stopped with a grace period; if not, they end at once. */
  readonly graceful: boolean;
  /** The most restarts of a container that crashes. */
  readonly mostRestarts: number;
  /** Whether a container whose new image cannot be pulled loses the state of its previous run. */
  readonly forgetsReplaced: boolean;
  /** Whether an init container counts as ready while it is running. */
  readonly readyWhileInitializing: boolean;
  /** The outcome of a readiness probe without running it, or `undefined` if probes are run. */
  readiness?(probe: JsonObject): boolean;
  /** The image name and digest in a container's status. */
  imageName(image: string): string;
  imageId(image: string): string;
}
