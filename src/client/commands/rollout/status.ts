import { FollowedObject } from '../../builder/follow.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import type { Flags } from '../../flags.ts';
import { failure } from '../../kubectl-failure.ts';
import { now, print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { sayNoneFound } from '../none-found.ts';
import { endWith } from '../send-change.ts';
import { parseWait } from '../timeout.ts';
import { rolloutState } from './status-text.ts';

/** `kubectl rollout status` */
export const rolloutStatus: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { typeMeansAll: true });
  if (objects.length + problems.length === 0) yield* sayNoneFound(invocation, false);
  for (const one of objects) yield* follow(one, invocation.flags);
  return endWith(problems);
};

/** Prints each change of the status until the rollout is complete or the time is up. */
function* follow({ type, namespace, name, object }: Visited, flags: Flags): Running<void> {
  const revision = flags.int('revision', 0);
  const limit = parseWait(flags.text('timeout', '0s'));
  const end = limit === 0 ? undefined : (yield* now()) + limit;
  rolloutState(object, 0);
  const followed = new FollowedObject(type, namespace, name);
  yield* followed.start();
  let printed = '';
  for (;;) {
    if (followed.current === undefined) throw failure('object has been deleted');
    const { text, done } = rolloutState(followed.current, revision);
    if (text !== printed) yield* print(text);
    printed = text;
    if (done || !flags.on('watch', true)) return yield* followed.stop();
    if (!(yield* followed.change(end))) {
      yield* followed.stop();
      throw failure('timed out waiting for the condition');
    }
  }
}
