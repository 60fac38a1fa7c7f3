import type { JsonObject } from '../../kubernetes/json.ts';
import type { ContainerProgram } from './programs/container-program.ts';
import type { RegistryLogin } from './registry-login.ts';

/** How the kubelets of a cluster behave. */
export interface KubeletProfile {
  /** What a container does. */
  program(container: JsonObject): ContainerProgram;
  /** Why an image cannot be pulled with what is known of its registry, as the container runtime says it; `undefined` where it can. */
  pullError(image: string, logins: readonly RegistryLogin[]): string | undefined;
  /** Whether nodes have an image from the start. */
  isPresent(image: string): boolean;
  /**
   * Milliseconds from a Pod's binding to the start of its first container, and of a pull. Pods that are bound together start within `spread`. Where containers
   * get no grace period, they end after `stop`.
   */
  readonly delays: {
    readonly start: number;
    readonly pull: number;
    readonly spread?: number;
    readonly stop?: number;
  };
  /** Whether an event that happens again is counted; it is told as another where not. */
  readonly countsEvents: boolean;
  /** Whether the lease of a node goes with the node. */
  readonly ownsLeases: boolean;
  /** Whether a Pod shows that its containers are being created. */
  readonly announces: boolean;
  /** Whether containers are told to end and get their grace period; they are gone at once where not. */
  readonly graceful: boolean;
  /** How often a container that crashes is restarted. */
  readonly mostRestarts: number;
  /** Whether a container whose new image cannot be pulled leaves no trace of its former run. */
  readonly forgetsReplaced: boolean;
  /** Whether an init container counts as ready while it runs. */
  readonly readyWhileInitializing: boolean;
  /** The outcome of a readiness probe at once, instead of a probe; `undefined` where probes are run. */
  readiness?(probe: JsonObject): boolean;
  /** The image as a container's status names it, and its digest. */
  imageName(image: string): string;
  imageId(image: string): string;
}
