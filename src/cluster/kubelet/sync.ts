import type { JsonObject } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import type { PodRun } from './pod-run.ts';
import type { KubeletProfile } from './profile.ts';
import type { ShellEnvironment } from './shell/environment.ts';

/** An event that a kubelet tells about a Pod or one of its containers. */
export interface KubeletEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly fieldPath?: string;
}

/** A Pod on its node. */
export interface PodPlace {
  readonly pod: JsonObject;
  readonly node: JsonObject;
  readonly run: PodRun;
  readonly world: World;
}

/** The images that a node has pulled. */
export interface NodeImages {
  has(image: string): boolean;
  add(image: string): void;
}

/** One look of a kubelet at a Pod: what it finds, and what it notes on the way. */
export interface Sync extends PodPlace {
  readonly profile: KubeletProfile;
  readonly events: KubeletEvent[];
  /** The images that its node has pulled. */
  readonly images: NodeImages;
  /** An address for the Pod. */
  address(): string;
  /** What a script in a container finds around it. */
  surroundings(container: JsonObject, write: ShellEnvironment['write']): ShellEnvironment;
}

/** A container of a Pod, by its part in it. */
export interface PodPart {
  readonly spec: JsonObject;
  readonly kind: 'init' | 'sidecar' | 'app' | 'debug';
}

/** Asks for another look at this time at the latest. */
export function wakeAt({ run }: Sync, time: number): void {
  run.wakeAt = Math.min(run.wakeAt ?? Number.POSITIVE_INFINITY, time);
}
