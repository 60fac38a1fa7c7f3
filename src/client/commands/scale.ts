import { numberAt, objectAt, textAt } from '../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { objectName } from '../output/print-objects.ts';
import { now, print, send, sleep } from '../running.ts';
import { recordChangeCause } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { DRY_RUN_NOTE, dryRunOf } from './dry-run.ts';
import { endWith, sendPatch } from './send-change.ts';
import { parseWait } from './timeout.ts';

/** `kubectl scale` */
export const scale: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const replicas = flags.int('replicas', -1);
  if (replicas < 0)
    throw failure('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { filesAsGiven: true });
  if (objects.length > 1 && flags.has('resource-version'))
    throw failure('cannot use --resource-version with multiple resources');
  const refused = [...problems];
  for (const one of objects) {
    const problem = yield* scaleOne(invocation, one, replicas);
    if (problem !== undefined) refused.push(problem);
  }
  if (objects.length === 0 && refused.length === 0) throw failure('no objects passed to scale');
  return endWith(refused);
};

function* scaleOne(
  invocation: Invocation,
  one: Visited,
  replicas: number,
): Running<KubectlFailure | undefined> {
  const { flags } = invocation;
  const dryRun = dryRunOf(flags);
  const done = `${objectName(one.object)} scaled${DRY_RUN_NOTE[dryRun]}\n`;
  if (dryRun === 'client') {
    yield* print(flags.text('output') === 'name' ? `${objectName(one.object)}\n` : done);
    return undefined;
  }
  const query = dryRun === 'server' ? ([['dryRun', 'All']] as const) : [];
  const current = flags.int('current-replicas', -1);
  const version = flags.text('resource-version');
  if (current >= 0 || version !== '') return yield* scaleGuarded(one, replicas, current, version, done);
  const { status, body } = yield* sendPatch(
    one,
    'merge',
    { spec: { replicas } },
    { query, subresource: 'scale' },
  );
  if (status >= 400) return serverFailure(body);
  if (dryRun === 'none') yield* recordChangeCause(invocation, one);
  if (flags.has('timeout') && dryRun === 'none') yield* waitForScale(one, parseWait(flags.text('timeout')));
  yield* print(flags.text('output') === 'name' ? `${objectName(one.object)}\n` : done);
  return undefined;
}

const POLL = 100;

/** Waits until the status of the workload's scale has the requested size. */
function* waitForScale(one: Visited, limit: number): Running<void> {
  const end = (yield* now()) + limit;
  for (;;) {
    const { status, body } = yield* send({
      method: 'GET',
      path: pathOf(one.type, one.namespace, one.name, 'scale'),
    });
    const count = (part: string): number => numberAt(body, part, 'replicas') ?? 0;
    if (status >= 400 || count('spec') === count('status')) return;
    if ((yield* now()) >= end) throw failure('timed out waiting for the condition');
    yield* sleep(POLL);
  }
}

/** Scales only if the current size or version is the expected one. */
function* scaleGuarded(
  one: Visited,
  replicas: number,
  current: number,
  version: string,
  done: string,
): Running<KubectlFailure | undefined> {
  const path = pathOf(one.type, one.namespace, one.name, 'scale');
  const found = yield* send({ method: 'GET', path });
  if (found.status >= 400) return serverFailure(found.body);
  const size = numberAt(found.body, 'spec', 'replicas') ?? 0;
  if (current >= 0 && size !== current) return failure(`Expected replicas to be ${current}, was ${size}`);
  const stored = textAt(found.body, 'metadata', 'resourceVersion');
  if (version !== '' && stored !== version)
    return failure(`Expected resource version to be ${version}, was ${stored}`);
  const body = { ...objectAt(found.body), spec: { ...objectAt(found.body, 'spec'), replicas } };
  const reply = yield* send({ method: 'PUT', path, body });
  if (reply.status >= 400) return serverFailure(reply.body);
  yield* print(done);
  return undefined;
}
