import { isObject, type JsonObject, numberAt, objectAt } from '../../kubernetes/json.ts';
import { fieldPathOf, nameOf } from './parts.ts';
import type { ContainerRun, ProbeRun } from './pod-run.ts';
import { keepsSucceeding, runProbe } from './run-probe.ts';
import { stopContainer } from './stop-container.ts';
import { type PodPart, type Sync, wakeAt } from './sync.ts';

const KINDS = ['startup', 'liveness', 'readiness'] as const;
type Kind = (typeof KINDS)[number];
const TITLE: Readonly<Record<Kind, string>> = {
  startup: 'Startup',
  liveness: 'Liveness',
  readiness: 'Readiness',
};

/**
 * Runs the probes of a container that are due. The other probes wait until the startup probe has succeeded.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probe(sync: Sync, part: PodPart, run: ContainerRun): void {
  if (run.stop !== undefined) return;
  if (sync.profile.readiness !== undefined) {
    decideReadiness(part, run, sync.profile.readiness);
    return;
  }
  for (const kind of KINDS) {
    const spec = part.spec[`${kind}Probe`];
    if (!isObject(spec)) continue;
    if (kind === 'startup' ? run.started : !run.started) continue;
    runDue(sync, part, run, kind, spec);
    if (run.stop !== undefined || run.ended !== undefined) return;
  }
}

function decideReadiness({ spec }: PodPart, run: ContainerRun, judge: (probe: JsonObject) => boolean): void {
  run.started = true;
  run.ready = !isObject(spec.readinessProbe) || judge(spec.readinessProbe);
}

function runDue(sync: Sync, part: PodPart, run: ContainerRun, kind: Kind, spec: JsonObject): void {
  const { now } = sync.world;
  const period = (numberAt(spec, 'periodSeconds') ?? 10) * 1000;
  const first = (run.startedAt ?? now) + (numberAt(spec, 'initialDelaySeconds') ?? 0) * 1000;
  const state = run.probes[kind] ?? { next: Math.max(first, now), successes: 0, failures: 0 };
  run.probes[kind] = state;
  if (state.next < now) state.next += Math.ceil((now - state.next) / period) * period;
  if (state.next <= now) {
    const failure = runProbe(sync, part, spec);
    count(state, failure === undefined);
    state.next = now + period;
    if (failure === undefined) succeed(part, run, kind, spec, state);
    else fail(sync, part, run, kind, spec, failure);
  }
  if (run.stop !== undefined || run.ended !== undefined) return;
  if (!hasSucceeded(state, spec) || !keepsSucceeding(sync, part, spec)) wakeAt(sync, state.next);
}

function hasSucceeded({ successes }: ProbeRun, probe: JsonObject): boolean {
  return successes >= (numberAt(probe, 'successThreshold') ?? 1);
}

function count(state: ProbeRun, success: boolean): void {
  state.successes = success ? state.successes + 1 : 0;
  state.failures = success ? 0 : state.failures + 1;
}

function succeed({ spec }: PodPart, run: ContainerRun, kind: Kind, probe: JsonObject, state: ProbeRun): void {
  if (!hasSucceeded(state, probe)) return;
  if (kind === 'startup') {
    run.started = true;
    run.ready = spec.readinessProbe === undefined;
  } else if (kind === 'readiness') run.ready = true;
}

function fail(
  sync: Sync,
  part: PodPart,
  run: ContainerRun,
  kind: Kind,
  spec: JsonObject,
  failure: string,
): void {
  const fieldPath = fieldPathOf(part);
  sync.events.push({
    type: 'Warning',
    reason: 'Unhealthy',
    message: `${TITLE[kind]} probe failed: ${failure}`,
    fieldPath,
  });
  const failures = run.probes[kind]?.failures ?? 0;
  if (failures < (numberAt(spec, 'failureThreshold') ?? 3)) return;
  if (kind === 'readiness') {
    run.ready = false;
    return;
  }
  sync.events.push({
    type: 'Normal',
    reason: 'Killing',
    message: `Container ${nameOf(part)} failed ${kind} probe, will be restarted`,
    fieldPath,
  });
  const seconds =
    numberAt(spec, 'terminationGracePeriodSeconds') ??
    numberAt(objectAt(sync.pod, 'spec'), 'terminationGracePeriodSeconds') ??
    30;
  stopContainer(sync, part, run, seconds);
}
