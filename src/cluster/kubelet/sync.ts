import type { JsonObject } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import type { PodRun } from './pod-run.ts';
import type { KubeletProfile } from './profile.ts';
import type { ShellEnvironment } from './shell/environment.ts';

/** An event of a kubelet about a Pod or one of its containers. */
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

/** One reconciliation of a Pod by its kubelet, with the events that it collects. */
export interface Sync extends PodPlace {
  readonly profile: KubeletProfile;
  readonly events: KubeletEvent[];
  /** The images that its node has pulled. */
  readonly images: NodeImages;
  /** Assigns an address to the Pod. */
  address(): string;
  /** The environment of a script in a container. */
  surroundings(container: JsonObject, write: ShellEnvironment['write']): ShellEnvironment;
}

/** A container of a Pod and its role. */
export interface PodPart {
  readonly spec: JsonObject;
  readonly kind: 'init' | 'sidecar' | 'app' | 'debug';
}

/** Asks for another reconciliation at this time or earlier. */
export function wakeAt({ run }: Sync, time: number): void {
  run.wakeAt = Math.min(run.wakeAt ?? Number.POSITIVE_INFINITY, time);
}
