import { controllerOf } from '../../cluster/controllers/owner.ts';
import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Visited } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { now, print, printError, send, sleep } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { markNode, visitNodes } from './cordon.ts';
import { DRY_RUN_NOTE, dryRunOf } from './dry-run.ts';
import { parseWait } from './timeout.ts';

/** What a drain does with the Pods of a node. */
interface Plan {
  readonly remove: readonly JsonObject[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** `kubectl drain` */
export const drain: KubectlCommand = function* (invocation) {
  const { nodes, problems } = yield* visitNodes(invocation);
  const [first] = problems;
  if (first !== undefined) throw first;
  for (const node of nodes) {
    const problem = yield* markNode(invocation.flags, node, true);
    if (problem !== undefined) throw problem;
  }
  const failed: { name: string; message: string }[] = [];
  for (const node of nodes) {
    const message = yield* drainNode(invocation, node);
    if (message === undefined)
      yield* print(`node/${node.name} drained${DRY_RUN_NOTE[dryRunOf(invocation.flags)]}\n`);
    else failed.push({ name: node.name, message });
  }
  if (failed.length === 0) return 0;
  const said = failed.map(
    ({ name, message }) =>
      `error: unable to drain node "${name}" due to error: ${message}, continuing command...\n`,
  );
  const pending = `There are pending nodes to be drained:\n${failed.map(({ name }) => ` ${name}\n`).join('')}`;
  yield* printError(`${said.join('')}${pending}${failed.map(({ message }) => `${message}\n`).join('')}`);
  throw new KubectlFailure('');
};

/** Drains a node. @returns why it failed; `undefined` if it succeeded. */
function* drainNode(invocation: Invocation, node: Visited): Running<string | undefined> {
  const { flags } = invocation;
  const pods = yield* podsOn(node.name, flags);
  const plan = planOf(pods, flags, yield* daemonSetPods(pods));
  if (plan.errors.length > 0)
    return plan.errors.length === 1 ? plan.errors[0] : `[${plan.errors.join(', ')}]`;
  if (plan.warnings.length > 0) yield* printError(`Warning: ${plan.warnings.join('; ')}\n`);
  const limit = parseWait(flags.text('timeout', '0s'));
  const end = limit === 0 ? undefined : (yield* now()) + limit;
  for (const pod of plan.remove)
    yield* print(
      `${flags.on('disable-eviction') ? 'deleting' : 'evicting'} pod ${nameOf(pod)}${DRY_RUN_NOTE[dryRunOf(flags)]}\n`,
    );
  if (dryRunOf(flags) === 'client') return undefined;
  return yield* removeAll(plan.remove, flags, end);
}

function* podsOn(node: string, flags: Flags): Running<readonly JsonObject[]> {
  const selector = flags.text('pod-selector');
  const query = [
    ...(selector === '' ? [] : [['labelSelector', selector] as const]),
    ['fieldSelector', `spec.nodeName=${node}`] as const,
    ['limit', '500'] as const,
  ];
  const { status, body } = yield* send({ method: 'GET', path: '/api/v1/pods', query });
  if (status >= 400) throw serverFailure(body);
  return objectsAt(body, 'items');
}

/** The names of the Pods whose DaemonSet exists. */
function* daemonSetPods(pods: readonly JsonObject[]): Running<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (textAt(owner, 'kind') !== 'DaemonSet') continue;
    const namespace = textAt(pod, 'metadata', 'namespace');
    const path = `/apis/apps/v1/namespaces/${namespace}/daemonsets/${textAt(owner, 'name')}`;
    if ((yield* send({ method: 'GET', path })).status < 400) found.add(nameOf(pod));
  }
  return found;
}

function nameOf(pod: JsonObject): string {
  return `${textAt(pod, 'metadata', 'namespace')}/${textAt(pod, 'metadata', 'name')}`;
}

/** @see https://github.com/kubernetes/kubectl/blob/v0.35.0/pkg/drain/filters.go */
function planOf(pods: readonly JsonObject[], flags: Flags, ofDaemonSets: ReadonlySet<string>): Plan {
  const lists = new Map<string, string[]>();
  const note = (reason: string, pod: JsonObject): void => {
    lists.set(reason, [...(lists.get(reason) ?? []), nameOf(pod)]);
  };
  const remove: JsonObject[] = [];
  for (const pod of pods) {
    if (
      isObject(objectAt(pod, 'metadata').annotations) &&
      textAt(pod, 'metadata', 'annotations', 'kubernetes.io/config.mirror') !== ''
    )
      continue;
    if (ofDaemonSets.has(nameOf(pod))) {
      note(
        flags.on('ignore-daemonsets')
          ? 'ignoring DaemonSet-managed Pods'
          : '!cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
        pod,
      );
      continue;
    }
    const finished = ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
    const local = objectsAt(pod, 'spec', 'volumes').some((volume) => isObject(volume.emptyDir));
    if (local && !finished && !flags.on('delete-emptydir-data'))
      note('!cannot delete Pods with local storage (use --delete-emptydir-data to override)', pod);
    else if (controllerOf(pod) === undefined && !finished) {
      note(
        flags.on('force')
          ? 'deleting Pods that declare no controller'
          : '!cannot delete cannot delete Pods that declare no controller (use --force to override)',
        pod,
      );
      if (flags.on('force')) remove.push(pod);
    } else remove.push(pod);
  }
  const said = [...lists].map(([reason, names]) => `${reason}: ${names.join(', ')}`).sort();
  return {
    remove,
    errors: said.filter((text) => text.startsWith('!')).map((text) => text.slice(1)),
    warnings: said.filter((text) => !text.startsWith('!')),
  };
}

const RETRY = 5000;
const POLL = 1000;

function* removeAll(
  pods: readonly JsonObject[],
  flags: Flags,
  end: number | undefined,
): Running<string | undefined> {
  let left = [...pods];
  const going: JsonObject[] = [];
  const over = function* (): Running<boolean> {
    return end !== undefined && (yield* now()) >= end;
  };
  while (left.length > 0) {
    const blocked: JsonObject[] = [];
    for (const pod of left) {
      const { status, body } = yield* removePod(pod, flags);
      if (status === 429) {
        yield* printError(
          `error when evicting pods/${JSON.stringify(textAt(pod, 'metadata', 'name'))} -n ${JSON.stringify(textAt(pod, 'metadata', 'namespace'))} (will retry after 5s): ${textAt(body, 'message')}\n`,
        );
        blocked.push(pod);
      } else if (status >= 400 && status !== 404)
        throw serverFailure(
          body,
          `error when evicting pods/${JSON.stringify(textAt(pod, 'metadata', 'name'))} -n ${JSON.stringify(textAt(pod, 'metadata', 'namespace'))}: `,
        );
      else going.push(pod);
    }
    left = blocked;
    if (left.length === 0) break;
    const wait = end === undefined ? RETRY : Math.min(RETRY, Math.max(end - (yield* now()), 1));
    yield* sleep(wait);
    if (yield* over()) return `global timeout reached: ${flags.text('timeout')}`;
    for (const pod of left) yield* print(`evicting pod ${nameOf(pod)}\n`);
  }
  if (dryRunOf(flags) !== 'none') return undefined;
  for (const pod of going) {
    const path = `/api/v1/namespaces/${textAt(pod, 'metadata', 'namespace')}/pods/${textAt(pod, 'metadata', 'name')}`;
    for (;;) {
      const { status, body } = yield* send({ method: 'GET', path });
      if (status === 404 || textAt(body, 'metadata', 'uid') !== textAt(pod, 'metadata', 'uid')) break;
      if (yield* over()) return `global timeout reached: ${flags.text('timeout')}`;
      yield* sleep(POLL);
    }
    yield* print(
      `pod/${textAt(pod, 'metadata', 'name')} ${flags.on('disable-eviction') ? 'deleted' : 'evicted'}\n`,
    );
  }
  return undefined;
}

function* removePod(pod: JsonObject, flags: Flags) {
  const [namespace, name] = [textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name')];
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  const grace = flags.int('grace-period', -1);
  const options: JsonObject = {
    ...(grace >= 0 && { gracePeriodSeconds: grace }),
    ...(dryRunOf(flags) === 'server' && { dryRun: ['All'] }),
  };
  if (flags.on('disable-eviction')) {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', ...options };
    return yield* send({ method: 'DELETE', path, body });
  }
  const body: JsonObject = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
    deleteOptions: options,
  };
  return yield* send({ method: 'POST', path: `${path}/eviction`, body });
}
