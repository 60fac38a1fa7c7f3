import { objectAt, textAt } from '../../kubernetes/json.ts';
import { readResources } from '../pods/resources.ts';
import { hexIdentity } from './container-id.ts';
import { end } from './end-run.ts';
import { environmentOf } from './environment.ts';
import { fieldPathOf, nameOf } from './parts.ts';
import { type ContainerRun, type Ended, newContainer } from './pod-run.ts';
import { probe } from './probe.ts';
import { checkedProgram } from './programs/needs.ts';
import { startProgram, stepProgram } from './programs/run-program.ts';
import { pullImage } from './pull-image.ts';
import { runHook } from './run-command.ts';
import { finishStop } from './stop-container.ts';
import { type PodPart, type Sync, wakeAt } from './sync.ts';

/** The back-off after the first crash of a container, in milliseconds. */
export const FIRST_BACK_OFF = 10_000;
const LONGEST_BACK_OFF = 300_000;
/** The interval in milliseconds for retrying a container whose environment cannot be determined. */
const CONFIG_AGAIN = 12_000;
/** A run of this many milliseconds counts as a success and resets the back-off. */
const LONG_RUN = 600_000;
/** The most restarts of programs that end at once in one reconciliation. */
const MOST_STARTS = 3;

/** Advances one container as far as possible now. */
export function syncContainer(sync: Sync, part: PodPart): ContainerRun {
  const name = nameOf(part);
  const run = sync.run.containers[name] ?? newContainer();
  sync.run.containers[name] = run;
  for (let starts = 0; starts < MOST_STARTS; starts++) {
    if (isRunning(run)) replaceChanged(sync, part, run);
    if (isRunning(run)) {
      continueRun(sync, part, run);
      if (isRunning(run)) return run;
    }
    if (!mayStart(sync, part, run) || !startOrRestart(sync, part, run)) return run;
  }
  return run;
}

export function isRunning(run: ContainerRun): boolean {
  return run.running !== undefined && run.ended === undefined;
}

function continueRun(sync: Sync, part: PodPart, run: ContainerRun): void {
  const { running } = run;
  if (running === undefined) return;
  if (run.stop !== undefined) {
    finishStop(sync, run);
    return;
  }
  const limit = readResources(objectAt(part.spec, 'resources', 'limits')).get('memory');
  stepProgram(running, sync.world.now, limit, (write) => sync.surroundings(part.spec, write));
  if (running.exit !== undefined) {
    const { code, reason = code === 0 ? 'Completed' : 'Error' } = running.exit;
    end(run, code, reason, running.exit.at);
    return;
  }
  if (running.wakeAt !== undefined) wakeAt(sync, running.wakeAt);
  probe(sync, part, run);
}

/** Restarts a container whose image has changed. */
function replaceChanged(sync: Sync, part: PodPart, run: ContainerRun): void {
  const image = textAt(part.spec, 'image');
  if (run.image === image) return;
  const { profile, world, events } = sync;
  if (profile.forgetsReplaced && profile.pullError(image, []) !== undefined) {
    forget(run);
    return;
  }
  const message = `Container ${nameOf(part)} definition changed, will be restarted`;
  events.push({ type: 'Normal', reason: 'Killing', message, fieldPath: fieldPathOf(part) });
  end(run, 0, 'Completed', world.now);
  delete run.backOff;
}

function forget(run: ContainerRun): void {
  for (const key of ['running', 'startedAt', 'id', 'image', 'ended', 'last', 'backOff'] as const)
    delete run[key];
  Object.assign(run, newContainer());
}

/** Whether a container that is not running may be started now, according to its Pod's restart policy and the back-off. */
function mayStart(sync: Sync, part: PodPart, run: ContainerRun): boolean {
  const { ended } = run;
  if (ended === undefined) return true;
  if (!restarts(sync, part, ended)) return false;
  if (textAt(part.spec, 'image') !== run.image) return true;
  const { now } = sync.world;
  if (run.backOff === undefined || ended.finishedAt - ended.startedAt >= LONG_RUN) return true;
  const until = ended.finishedAt + run.backOff;
  if (until <= now && run.restarts < sync.profile.mostRestarts) return true;
  reportBackOff(sync, part, run);
  if (run.restarts < sync.profile.mostRestarts) wakeAt(sync, until);
  return false;
}

function reportBackOff(sync: Sync, part: PodPart, run: ContainerRun): void {
  if (run.waiting?.reason === 'CrashLoopBackOff') return;
  const { name, namespace, uid } = objectAt(sync.pod, 'metadata');
  const pod = `${name}_${namespace}(${uid})`;
  const container = nameOf(part);
  sync.events.push({
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container ${container} in pod ${pod}`,
    fieldPath: fieldPathOf(part),
  });
  const wait = waitText((run.backOff ?? FIRST_BACK_OFF) / 1000);
  run.waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off ${wait} restarting failed container=${container} pod=${pod}`,
  };
}

function waitText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds % 60}s`;
}

function restarts({ pod }: Sync, { spec, kind }: PodPart, { exitCode }: Ended): boolean {
  if (kind === 'sidecar') return true;
  if (kind === 'debug') return false;
  const policy = textAt(spec, 'restartPolicy') || textAt(pod, 'spec', 'restartPolicy') || 'Always';
  if (kind === 'init') return exitCode !== 0 && policy !== 'Never';
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

/** Starts a container. Kubelets that do not count events record none for a restart with the same image. */
function startOrRestart(sync: Sync, part: PodPart, run: ContainerRun): boolean {
  const { length } = sync.events;
  const repeats = run.ended !== undefined && run.image === textAt(part.spec, 'image');
  const started = start(sync, part, run);
  if (repeats && !sync.profile.countsEvents) sync.events.splice(length);
  return started;
}

/** Starts a container. Returns `false` if it has to wait or cannot be started. */
function start(sync: Sync, part: PodPart, run: ContainerRun): boolean {
  const { profile, world, events } = sync;
  const fieldPath = fieldPathOf(part);
  if (!pullImage(sync, part, run)) return false;
  const environment = environmentOf(sync, part.spec);
  if ('problem' in environment) {
    const isDue = profile.countsEvents && world.now >= (run.configRetry ?? 0);
    const isNew = run.waiting?.message !== environment.problem;
    if (isNew || isDue) {
      events.push({ type: 'Warning', reason: 'Failed', message: `Error: ${environment.problem}`, fieldPath });
      run.configRetry = world.now + CONFIG_AGAIN;
    } else events.pop();
    if (profile.countsEvents) wakeAt(sync, run.configRetry ?? world.now + CONFIG_AGAIN);
    run.waiting = { reason: 'CreateContainerConfigError', message: environment.problem };
    return false;
  }
  if (run.ended !== undefined) countRestart(run);
  const program = checkedProgram(profile.program(part.spec), environment.variables, () =>
    sync.surroundings(part.spec, () => undefined),
  );
  const identity = `${textAt(sync.pod, 'metadata', 'uid')}/${nameOf(part)}/${run.restarts}`;
  run.id = hexIdentity(identity);
  run.image = textAt(part.spec, 'image');
  run.startedAt = world.now;
  delete run.waiting;
  events.push({ type: 'Normal', reason: 'Created', message: 'Container created', fieldPath });
  run.running = startProgram(
    program,
    world.now,
    environment.variables,
    textAt(part.spec, 'workingDir') || '/',
  );
  if (program.startError !== undefined) {
    const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container running: error during container init: ${program.startError}`;
    events.push({ type: 'Warning', reason: 'Failed', message: `Error: ${message}`, fieldPath });
    end(run, 128, 'StartError', world.now, message);
    return true;
  }
  events.push({ type: 'Normal', reason: 'Started', message: 'Container started', fieldPath });
  run.started = part.spec.startupProbe === undefined;
  run.ready = part.spec.readinessProbe === undefined && run.started;
  runHook(sync, part);
  return true;
}

/** Counts a restart, and doubles the back-off, up to five minutes. */
function countRestart(run: ContainerRun): void {
  const { ended } = run;
  if (ended === undefined) return;
  const long = ended.finishedAt - ended.startedAt >= LONG_RUN;
  run.backOff =
    run.backOff === undefined || long ? FIRST_BACK_OFF : Math.min(LONGEST_BACK_OFF, run.backOff * 2);
  run.last = ended;
  if (run.running !== undefined) run.formerLog = run.running.log;
  run.restarts++;
  delete run.ended;
}
