import { timeText } from '../../../cluster/time.ts';
import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { typeName } from '../../discovery/api-type.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../../kubectl-failure.ts';
import { objectName } from '../../output/print-objects.ts';
import { now, print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { sayNoneFound } from '../none-found.ts';
import { printChange } from '../print-change.ts';
import { endWith, sendPatch } from '../send-change.ts';

const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

interface RolloutChange {
  /** The patch, or a text that says why there is nothing to do. */
  readonly patch: (object: JsonObject, time: string) => JsonObject | string;
  readonly kinds: readonly string[];
  readonly cannot: string;
  /** Whether it is refused if repeated within a second. */
  readonly again?: true;
  readonly done: string;
}

function rolloutChange(change: RolloutChange): KubectlCommand {
  return function* (invocation) {
    if (invocation.words.length === 0 && !invocation.flags.has('filename'))
      throw usageFailure(invocation.verb, 'required resource not specified');
    const { objects, problems } = yield* visitObjects(invocation, invocation.words, { typeMeansAll: true });
    const refused: KubectlFailure[] = [...problems];
    if (objects.length + refused.length === 0) yield* sayNoneFound(invocation, false);
    for (const one of objects) {
      const problem = yield* changeOne(
        one,
        change,
        invocation.flags.text('field-manager', 'kubectl-rollout'),
      );
      if (problem === true) {
        if (invocation.flags.has('output')) yield* printChange(invocation.flags, one.object, change.done);
        else yield* print(`${objectName(one.object)} ${change.done}\n`);
      } else refused.push(problem);
    }
    // If there are several, each is marked as an error, unlike in other commands.
    if (refused.length > 1) throw new KubectlFailure(refused.map(({ message }) => message).join('\n'));
    return endWith(refused);
  };
}

function* changeOne(one: Visited, change: RolloutChange, manager: string): Running<KubectlFailure | true> {
  const kind = textAt(one.object, 'kind');
  const named = `${typeName(one.type)} ${JSON.stringify(one.name)}`;
  if (!change.kinds.includes(kind)) return failure(`${named} ${change.cannot}`);
  const time = timeText(yield* now());
  if (time === textAt(one.object, 'spec', 'template', 'metadata', 'annotations', RESTARTED) && change.again)
    return failure(
      `failed to create patch for ${one.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
    );
  const patch = change.patch(one.object, time);
  if (typeof patch === 'string') return failure(`${named} ${patch}`);
  const { status, body } = yield* sendPatch(one, 'strategic', patch, { query: [['fieldManager', manager]] });
  return status >= 400 ? serverFailure(body) : true;
}

function isPaused(object: JsonObject): boolean {
  return objectAt(object, 'spec').paused === true;
}

/** `kubectl rollout pause` */
export const rolloutPause = rolloutChange({
  kinds: ['Deployment'],
  cannot: 'pausing is not supported',
  done: 'paused',
  patch: (object) => (isPaused(object) ? 'is already paused' : { spec: { paused: true } }),
});

/** `kubectl rollout resume` */
export const rolloutResume = rolloutChange({
  kinds: ['Deployment'],
  cannot: 'resuming is not supported',
  done: 'resumed',
  patch: (object) => (isPaused(object) ? { spec: { paused: null } } : 'is not paused'),
});

/** `kubectl rollout restart` */
export const rolloutRestart = rolloutChange({
  kinds: ['Deployment', 'DaemonSet', 'StatefulSet'],
  cannot: 'restarting is not supported',
  done: 'restarted',
  again: true,
  patch: (object, time) =>
    isPaused(object)
      ? "can't restart paused deployment (run rollout resume first)"
      : { spec: { template: { metadata: { annotations: { [RESTARTED]: time } } } } },
});
