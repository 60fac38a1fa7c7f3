import type { LogLine, RunningProgram } from './programs/running-program.ts';

/** The end of a container's run. */
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

/** The number of consecutive successes or failures of a probe. */
export interface ProbeRun {
  next: number;
  successes: number;
  failures: number;
}

/** One container on a node. Undefined fields are omitted from snapshots. */
export interface ContainerRun {
  /** `undefined` before its first start. */
  running?: RunningProgram;
  startedAt?: number;
  /** The ID of its current or last run. */
  id?: string;
  /** The image with which it was started. */
  image?: string;
  waiting?: { readonly reason: string; readonly message?: string };
  /** When to retry a container whose environment refers to a missing key. */
  configRetry?: number;
  /** The end of its last run, if it is not running. */
  ended?: Ended;
  /** The log of the previous run. */
  formerLog?: readonly LogLine[];
  /** The end of the run before that. */
  last?: Ended;
  restarts: number;
  ready: boolean;
  started: boolean;
  /** The back-off before the next restart after a crash, in milliseconds. */
  backOff?: number;
  pull?: { readonly image: string; failures: number; next: number };
  probes: Record<string, ProbeRun>;
  /** If it is being stopped: when it will end, and with which exit code. */
  stop?: { readonly endsAt: number; readonly code: number };
}

/** The kubelet's memory of a Pod on its node. */
export interface PodRun {
  /** When the kubelet first saw it. */
  readonly since: number;
  ip?: string;
  mounted: boolean;
  /** The resource version of the Pod in which its status is up to date. */
  shown?: string;
  /** The volume problem that was last reported in an event. */
  reportedProblem?: string;
  /** When to retry mounting the volumes, and the delay before that retry. */
  mountRetry?: { readonly wait: number; readonly next: number };
  containers: Record<string, ContainerRun>;
  /** Set when it has ended permanently. */
  over?: { readonly phase: 'Succeeded' | 'Failed'; readonly reason?: string; readonly message?: string };
  /** When it began to stop. */
  stopping?: number;
  /** The next time at which something happens without an outside change. */
  wakeAt?: number;
}

export function newContainer(): ContainerRun {
  return { restarts: 0, ready: false, started: false, probes: {} };
}

/** The run of a Pod that a kubelet sees for the first time. */
export function newRun(now: number): PodRun {
  return { since: now, mounted: false, containers: {} };
}
