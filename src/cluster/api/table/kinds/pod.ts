import { type JsonObject, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age, since } from '../cells/age.ts';
import { conditionOf, isCondition, isTerminating } from '../cells/conditions.ts';
import { countAt, textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

/** The combined state of a Pod's containers. */
interface State {
  readonly reason: string;
  readonly ready: number;
  readonly restarts: number;
  /** The time when a container last ended; empty if none has. */
  readonly lastEnd: string;
}

/** `READY` counts containers and sidecars. `STATUS` is the most specific reason, which is often not the phase. */
export const pod: Printer = {
  cells: (object, now) => {
    const { reason, ready, restarts, lastEnd } = stateOf(object);
    const total =
      objectsAt(object, 'spec', 'containers').length +
      objectsAt(object, 'spec', 'initContainers').filter(isSidecar).length;
    const [address] = objectsAt(object, 'status', 'podIPs');
    return [
      textAt(object, 'metadata', 'name'),
      `${ready}/${total}`,
      reason,
      restarts !== 0 && lastEnd !== '' ? `${restarts} (${since(lastEnd, now)} ago)` : String(restarts),
      age(object, now),
      textOr('<none>', address, 'ip'),
      textOr('<none>', object, 'spec', 'nodeName'),
      textOr('<none>', object, 'status', 'nominatedNodeName'),
      readinessGates(object),
    ];
  },
  conditions: (object) => {
    const phase = textAt(object, 'status', 'phase');
    const message = { Succeeded: 'The pod has completed successfully.', Failed: 'The pod failed.' }[phase];
    return message === undefined ? [] : [{ type: 'Completed', status: 'True', reason: phase, message }];
  },
};

function stateOf(pod: JsonObject): State {
  const init = initState(pod);
  const state =
    init.reason === '' || isCondition(pod, 'Initialized')
      ? mainState(pod, init.reason === '' ? ownReason(pod) : init.reason, init)
      : init;
  return { ...state, reason: endingReason(pod) ?? state.reason };
}

/** The reason from the Pod itself, without its containers. */
function ownReason(pod: JsonObject): string {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (textAt(scheduled, 'reason') === 'SchedulingGated') return 'SchedulingGated';
  return textAt(pod, 'status', 'reason') || textAt(pod, 'status', 'phase');
}

function endingReason(pod: JsonObject): string | undefined {
  if (!isTerminating(pod)) return undefined;
  if (textAt(pod, 'status', 'reason') === 'NodeLost') return 'Unknown';
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase')) ? undefined : 'Terminating';
}

const isSidecar = (container: JsonObject): boolean => textAt(container, 'restartPolicy') === 'Always';

interface InitState extends State {
  readonly sidecarRestarts: number;
  readonly sidecarEnd: string;
}

/** The state of the init containers. The reason is empty once all of them have completed. */
function initState(pod: JsonObject): InitState {
  const specs = objectsAt(pod, 'spec', 'initContainers');
  const found = { reason: '', ready: 0, restarts: 0, lastEnd: '', sidecarRestarts: 0, sidecarEnd: '' };
  for (const [at, status] of objectsAt(pod, 'status', 'initContainerStatuses').entries()) {
    const spec = specs.find((container) => container.name === status.name);
    const sidecar = spec !== undefined && isSidecar(spec);
    found.restarts += countAt(status, 'restartCount');
    found.lastEnd = later(found.lastEnd, status);
    if (sidecar) {
      found.sidecarRestarts += countAt(status, 'restartCount');
      found.sidecarEnd = later(found.sidecarEnd, status);
    }
    const { terminated, waiting } = objectAt(status, 'state');
    if (terminated !== undefined && countAt(terminated, 'exitCode') === 0) continue;
    if (sidecar && status.started === true) {
      if (status.ready === true) found.ready++;
      continue;
    }
    const why = textAt(waiting, 'reason');
    if (terminated !== undefined) found.reason = `Init:${endReason(objectAt(terminated))}`;
    else if (why !== '' && why !== 'PodInitializing') found.reason = `Init:${why}`;
    else found.reason = `Init:${at}/${specs.length}`;
    break;
  }
  return found;
}

/** The state of the main containers. The reason is that of the first container that is waiting or has ended. */
function mainState(pod: JsonObject, before: string, init: InitState): State {
  let reason = before;
  let hasRunning = false;
  let { ready } = init;
  let restarts = init.sidecarRestarts;
  let lastEnd = init.sidecarEnd;
  for (const status of objectsAt(pod, 'status', 'containerStatuses').reverse()) {
    restarts += countAt(status, 'restartCount');
    lastEnd = later(lastEnd, status);
    const { terminated, waiting, running } = objectAt(status, 'state');
    const why = textAt(waiting, 'reason');
    if (why !== '') reason = why;
    else if (terminated !== undefined) reason = endReason(objectAt(terminated));
    else if (status.ready === true && running !== undefined) {
      hasRunning = true;
      ready++;
    }
  }
  if (reason === 'Completed' && hasRunning) reason = isCondition(pod, 'Ready') ? 'Running' : 'NotReady';
  return { reason, ready, restarts, lastEnd };
}

function endReason(terminated: JsonObject): string {
  const reason = textAt(terminated, 'reason');
  if (reason !== '') return reason;
  const signal = countAt(terminated, 'signal');
  return signal === 0 ? `ExitCode:${countAt(terminated, 'exitCode')}` : `Signal:${signal}`;
}

/** The later of two times. RFC 3339 times with seconds can be compared as text. */
function later(time: string, status: JsonObject): string {
  const end = textAt(status, 'lastState', 'terminated', 'finishedAt');
  return end > time ? end : time;
}

function readinessGates(pod: JsonObject): string {
  const gates = objectsAt(pod, 'spec', 'readinessGates');
  if (gates.length === 0) return '<none>';
  const met = gates.filter((gate) => isCondition(pod, textAt(gate, 'conditionType')));
  return `${met.length}/${gates.length}`;
}
