import type { LogLine, RunningProgram } from './programs/running-program.ts';

/** How a container's run ended. */
export interface Ended {
  readonly exitCode: number;
  /** `Completed`, `Error`, `OOMKilled`, `StartError`. */
  readonly reason: string;
  readonly message?: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly id: string;
}

/** How often in a row a probe went one way. */
export interface ProbeRun {
  next: number;
  successes: number;
  failures: number;
}

/** One container on a node. What is undefined in it is left out of a snapshot. */
export interface ContainerRun {
  /** `undefined` before its first start. */
  running?: RunningProgram;
  startedAt?: number;
  /** The identity of its present or last run. */
  id?: string;
  /** The image that it was started with. */
  image?: string;
  waiting?: { readonly reason: string; readonly message?: string };
  /** When a container that lacks a key of its variables is tried again. */
  configRetry?: number;
  /** Its last run, where it is over. */
  ended?: Ended;
  /** The log of the run before. */
  formerLog?: readonly LogLine[];
  /** The run before that. */
  last?: Ended;
  restarts: number;
  ready: boolean;
  started: boolean;
  /** Milliseconds that the next restart after a crash waits. */
  backOff?: number;
  pull?: { readonly image: string; failures: number; next: number };
  probes: Record<string, ProbeRun>;
  /** When it ends that was told to, and with which exit code. */
  stop?: { readonly endsAt: number; readonly code: number };
}

/** A Pod on a node: what its kubelet remembers. */
export interface PodRun {
  /** When the kubelet saw it first. */
  readonly since: number;
  ip?: string;
  mounted: boolean;
  /** The revision of the Pod that shows all that there is to tell of it. */
  shown?: string;
  /** The volume problem that was told last. */
  told?: string;
  /** When the volumes are tried again, and how long that is after the last try. */
  mountRetry?: { readonly wait: number; readonly next: number };
  containers: Record<string, ContainerRun>;
  /** Set when it has ended for good. */
  over?: { readonly phase: 'Succeeded' | 'Failed'; readonly reason?: string; readonly message?: string };
  /** When it was told to end. */
  stopping?: number;
  /** The next time at which something happens by itself. */
  wakeAt?: number;
}

export function newContainer(): ContainerRun {
  return { restarts: 0, ready: false, started: false, probes: {} };
}

/** A Pod that a kubelet sees for the first time. */
export function newRun(now: number): PodRun {
  return { since: now, mounted: false, containers: {} };
}
