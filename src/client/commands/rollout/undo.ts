import { sameJson } from '../../../cluster/patch/same-json.ts';
import { type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, type KubectlFailure, serverFailure } from '../../kubectl-failure.ts';
import { objectName } from '../../output/print-objects.ts';
import { print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { DRY_RUN_NOTE, dryRunOf } from '../dry-run.ts';
import { printChange } from '../print-change.ts';
import { endWith, sendPatch } from '../send-change.ts';
import { templateText } from './history.ts';
import { type Revision, revisionsOf } from './revisions.ts';

/** Annotations of a ReplicaSet that a rollback does not restore. */
const NOT_COPIED = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

/** `kubectl rollout undo` */
export const rolloutUndo: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { typeMeansAll: true });
  const refused: KubectlFailure[] = [...problems];
  for (const one of objects) {
    const problem = yield* undoOne(invocation, one);
    if (problem !== undefined) refused.push(problem);
  }
  return endWith(refused);
};

function* undoOne(invocation: Invocation, one: Visited): Running<KubectlFailure | undefined> {
  const { flags } = invocation;
  const wanted = flags.int('to-revision', 0);
  if (wanted < 0) return failure(`unable to find specified revision ${wanted} in history`);
  const revisions = yield* revisionsOf(invocation, one, 'undo');
  if (textAt(one.object, 'kind') === 'Deployment' && objectAt(one.object, 'spec').paused === true)
    return failure(
      `you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`,
    );
  const target = wanted === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === wanted);
  if (target === undefined)
    return failure(
      wanted === 0
        ? `no rollout history found for ${objectName(one.object).replace('/', ' ')}`
        : `unable to find specified revision ${wanted} in history`,
    );
  const dryRun = dryRunOf(flags);
  if (dryRun === 'client') {
    if (flags.has('output')) yield* printChange(flags, one.object, 'rolled back');
    else
      yield* print(
        `${objectName(one.object)} ${target.kind === 'ReplicaSet' ? '' : 'will roll back to '}${templateText(target)}${DRY_RUN_NOTE[dryRun]}\n`,
      );
    return undefined;
  }
  if (sameJson(target.template, objectAt(one.object, 'spec', 'template'))) {
    yield* print(
      `${objectName(one.object)} skipped rollback (current template already matches revision ${target.number})\n`,
    );
    return undefined;
  }
  const query = dryRun === 'server' ? ([['dryRun', 'All']] as const) : [];
  const { status, body } =
    textAt(one.object, 'kind') === 'Deployment'
      ? yield* sendPatch(one, 'json', deploymentPatch(one.object, target), { query })
      : yield* sendPatch(one, 'strategic', objectAt(target.keeper, 'data'), { query });
  if (status >= 400) return serverFailure(body);
  yield* print(`${objectName(one.object)} rolled back${DRY_RUN_NOTE[dryRun]}\n`);
  return undefined;
}

function deploymentPatch(deployment: JsonObject, { template, keeper }: Revision): Json {
  const own = objectAt(deployment, 'metadata', 'annotations');
  const kept = Object.entries(own).filter(([name]) => NOT_COPIED.includes(name));
  const copied = Object.entries(objectAt(keeper, 'metadata', 'annotations')).filter(
    ([name]) => !NOT_COPIED.includes(name),
  );
  return [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: Object.fromEntries([...kept, ...copied]) },
  ];
}
