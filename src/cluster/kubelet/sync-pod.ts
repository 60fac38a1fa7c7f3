import { numberAt, textAt } from '../../kubernetes/json.ts';
import { isDeleting } from '../controllers/owner.ts';
import { mountProblem } from './mount-volumes.ts';
import { appParts, debugParts, fieldPathOf, initParts, nameOf } from './parts.ts';
import type { ContainerRun } from './pod-run.ts';
import { finishStop, stopContainer } from './stop-container.ts';
import { type PodPart, type Sync, wakeAt } from './sync.ts';
import { isRunning, syncContainer } from './sync-container.ts';

/** The delay in milliseconds before a failed mount is retried for the first time; it doubles each time. */
const FIRST_MOUNT_WAIT = 500;
const LONGEST_MOUNT_WAIT = 122_000;

/** Advances a Pod as far as possible now. */
export function syncPod(sync: Sync): void {
  const { pod, run, world } = sync;
  delete run.wakeAt;
  if (isDeleting(pod)) run.stopping ??= world.now;
  if (run.over !== undefined) return;
  if (isDeleting(pod) || run.stopping !== undefined) {
    stopPod(sync);
    return;
  }
  const startAt = run.since + startDelay(sync);
  if (world.now < startAt) {
    wakeAt(sync, startAt);
    return;
  }
  if (isTooOld(sync)) {
    run.stopping = world.now;
    stopPod(sync);
    return;
  }
  if (!mount(sync)) return;
  const parts = initParts(pod);
  if (!initialize(sync, parts)) {
    finishFailed(sync, parts);
    return;
  }
  const apps = appParts(pod);
  for (const part of apps) syncContainer(sync, part);
  for (const part of debugParts(pod)) syncContainer(sync, part);
  finish(sync, apps);
}

/** The delay before a Pod starts, which is always the same for a given Pod. */
function startDelay({ pod, profile: { delays } }: Sync): number {
  const { start, spread = 0 } = delays;
  const digits = Number.parseInt(textAt(pod, 'metadata', 'uid').slice(0, 4), 16);
  return spread === 0 || Number.isNaN(digits) ? start : start + (digits % spread);
}

/** Whether a Pod has exceeded its `activeDeadlineSeconds`. */
function isTooOld(sync: Sync): boolean {
  const seconds = numberAt(sync.pod, 'spec', 'activeDeadlineSeconds');
  if (seconds === undefined) return false;
  const due = sync.run.since + seconds * 1000;
  if (due > sync.world.now) wakeAt(sync, due);
  return due <= sync.world.now;
}

function mount(sync: Sync): boolean {
  const { run, events, world, profile } = sync;
  if (run.mounted) return true;
  const problem = mountProblem(sync);
  if (problem === undefined) {
    run.mounted = true;
    run.ip ??= sync.address();
    delete run.reportedProblem;
    delete run.mountRetry;
    return true;
  }
  const isNew = run.reportedProblem !== problem;
  if (isNew || run.mountRetry === undefined || world.now >= run.mountRetry.next) {
    if (isNew || profile.countsEvents)
      events.push({ type: 'Warning', reason: 'FailedMount', message: problem });
    const wait = isNew ? FIRST_MOUNT_WAIT : Math.min(LONGEST_MOUNT_WAIT, 2 * (run.mountRetry?.wait ?? 0));
    run.mountRetry = { wait, next: world.now + wait };
  }
  run.reportedProblem = problem;
  wakeAt(sync, run.mountRetry.next);
  return false;
}

/** Runs the init containers one after another. Returns `true` when the Pod's containers may start. Sidecars keep running. */
function initialize(sync: Sync, parts: readonly PodPart[]): boolean {
  const begun = appParts(sync.pod).some((p) => sync.run.containers[nameOf(p)]?.startedAt !== undefined);
  for (const part of parts) {
    const done = sync.run.containers[nameOf(part)]?.ended;
    if (part.kind === 'init' && (begun || (done !== undefined && done.exitCode === 0))) continue;
    const run = syncContainer(sync, part);
    const passed = part.kind === 'sidecar' ? run.started || begun : run.ended?.exitCode === 0;
    if (!passed) return false;
  }
  return true;
}

/** Marks a Pod as failed if an init container failed permanently. */
function finishFailed({ pod, run }: Sync, parts: readonly PodPart[]): void {
  const policy = textAt(pod, 'spec', 'restartPolicy');
  const failed = parts.some(
    (p) => p.kind === 'init' && policy === 'Never' && (run.containers[nameOf(p)]?.ended?.exitCode ?? 0) !== 0,
  );
  if (failed) run.over = { phase: 'Failed' };
}

/** Marks a Pod as ended when none of its containers is running or will be restarted; its sidecars are stopped then. */
function finish(sync: Sync, apps: readonly PodPart[]): void {
  const { run, pod } = sync;
  const runs = apps.map((p) => run.containers[nameOf(p)]);
  const policy = textAt(pod, 'spec', 'restartPolicy');
  const over = runs.every(
    (c) =>
      c?.ended !== undefined && (policy === 'Never' || (policy === 'OnFailure' && c.ended.exitCode === 0)),
  );
  if (!over) return;
  for (const part of initParts(pod)) {
    const sidecar = run.containers[nameOf(part)];
    if (part.kind === 'sidecar' && sidecar !== undefined && isRunning(sidecar)) stop(sync, part, sidecar, 30);
  }
  if (Object.values(run.containers).some(isRunning)) return;
  const failed = runs.some((c) => c?.ended?.exitCode !== 0);
  run.over = { phase: failed ? 'Failed' : 'Succeeded' };
}

/** Stops a Pod's containers: the main ones first, then its sidecars in reverse order. */
function stopPod(sync: Sync): void {
  const { pod, run, world, profile } = sync;
  run.stopping ??= world.now;
  const seconds = isDeleting(pod)
    ? (numberAt(pod, 'metadata', 'deletionGracePeriodSeconds') ?? 30)
    : (numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30);
  const most = profile.graceful ? seconds * 1000 : (profile.delays.stop ?? 0);
  const grace = Math.max(0, run.stopping + most - world.now) / 1000;
  const sidecars = initParts(pod)
    .filter((p) => p.kind === 'sidecar')
    .reverse();
  const first = [...appParts(pod), ...debugParts(pod), ...initParts(pod).filter((p) => p.kind === 'init')];
  for (const group of profile.graceful ? [first, sidecars] : [[...initParts(pod), ...appParts(pod)]]) {
    for (const part of group) {
      const container = run.containers[nameOf(part)];
      if (container !== undefined && isRunning(container)) stop(sync, part, container, grace);
    }
    if (group.some((part) => isRunningIn(sync, part))) return;
  }
  if (!isDeleting(pod))
    run.over = {
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    };
}

function isRunningIn({ run }: Sync, part: PodPart): boolean {
  const container = run.containers[nameOf(part)];
  return container !== undefined && isRunning(container);
}

function stop(sync: Sync, part: PodPart, run: ContainerRun, graceSeconds: number): void {
  if (run.stop !== undefined) {
    finishStop(sync, run);
    return;
  }
  if (sync.profile.graceful || part.kind === 'app')
    sync.events.push({
      type: 'Normal',
      reason: 'Killing',
      message: `Stopping container ${nameOf(part)}`,
      fieldPath: fieldPathOf(part),
    });
  stopContainer(sync, part, run, graceSeconds);
}

/** Whether a Pod that is being deleted can be removed. */
export function isStopped({ pod, run }: Sync): boolean {
  return isDeleting(pod) && !Object.values(run.containers).some(isRunning);
}
