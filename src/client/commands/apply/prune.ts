import { type JsonObject, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { type ApiType, pathOf } from '../../discovery/api-type.ts';
import { typeOfObject } from '../../discovery/find-type.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { objectName } from '../../output/print-objects.ts';
import { print, send, sendAndWarn } from '../../running.ts';
import { DRY_RUN_NOTE, dryRunOf } from '../dry-run.ts';
import { lastAppliedText } from './annotation.ts';

/** @see https://github.com/kubernetes/kubectl/blob/v0.35.0/pkg/util/prune/prune.go */
const PRUNED = [
  'v1/ConfigMap',
  'v1/Endpoints',
  'v1/PersistentVolumeClaim',
  'v1/Pod',
  'v1/ReplicationController',
  'v1/Secret',
  'v1/Service',
  'batch/v1/Job',
  'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'v1/Namespace',
  'v1/PersistentVolume',
];

/** Checks the flags of `--prune`. @throws KubectlFailure for flags that would delete more than specified. */
export function checkPruneFlags({ flags }: Invocation): void {
  if (!flags.on('all') && !flags.has('selector'))
    throw failure(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    );
  if (flags.on('all') && flags.has('selector'))
    throw failure('cannot set --all and --selector at the same time');
}

/** Deletes objects that an earlier apply created and this one does not include. */
export function* prune(invocation: Invocation, applied: readonly JsonObject[]): Running<void> {
  const types = yield* pruned(invocation);
  const kept = new Set(applied.map((object) => textAt(object, 'metadata', 'uid')));
  const named = applied.map((object) => textAt(object, 'metadata', 'namespace'));
  const namespaces = [...new Set(named.filter((namespace) => namespace !== ''))];
  for (const namespace of namespaces)
    for (const type of types.filter(({ namespaced }) => namespaced))
      yield* pruneType(invocation, type, namespace, kept);
  for (const type of types.filter(({ namespaced }) => !namespaced))
    yield* pruneType(invocation, type, '', kept);
}

function* pruned(invocation: Invocation): Running<readonly ApiType[]> {
  const given = invocation.flags.all('prune-allowlist').map((word) => word.replace(/^core\//, ''));
  const found: ApiType[] = [];
  for (const word of given.length > 0 ? given : PRUNED) {
    const at = word.lastIndexOf('/');
    const type = typeOfObject(yield* invocation.types(), word.slice(0, at), word.slice(at + 1));
    if (type === undefined) throw failure(`invalid GroupVersionKind format: ${word}`);
    found.push(type);
  }
  return found;
}

function* pruneType(
  { flags }: Invocation,
  type: ApiType,
  namespace: string,
  kept: ReadonlySet<string>,
): Running<void> {
  const query = flags.has('selector') ? [['labelSelector', flags.text('selector')] as const] : [];
  const { status, body } = yield* sendAndWarn({ method: 'GET', path: pathOf(type, namespace), query });
  if (status >= 400) throw serverFailure(body);
  for (const item of objectsAt(body, 'items')) {
    const object = { ...item, apiVersion: textAt(body, 'apiVersion'), kind: type.kind };
    if (lastAppliedText(object) === '' || kept.has(textAt(object, 'metadata', 'uid'))) continue;
    yield* deleteOne(type, object, dryRunOf(flags));
  }
}

function* deleteOne(type: ApiType, object: JsonObject, dryRun: 'none' | 'client' | 'server'): Running<void> {
  if (dryRun !== 'client') {
    const path = pathOf(type, textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name'));
    const options: JsonObject = {
      propagationPolicy: 'Background',
      ...(dryRun === 'server' && { dryRun: ['All'] }),
    };
    const { status, body } = yield* send({ method: 'DELETE', path, body: options });
    if (status >= 400) throw serverFailure(body);
  }
  yield* print(`${objectName(object)} pruned${DRY_RUN_NOTE[dryRun]}\n`);
}
