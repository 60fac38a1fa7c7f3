import { visitObjects } from '../../builder/visit.ts';
import { failure } from '../../kubectl-failure.ts';
import { objectName } from '../../output/print-objects.ts';
import { print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { endWith } from '../send-change.ts';
import { revisionsOf } from './revisions.ts';

/** `kubectl rollout history` */
export const rolloutHistory: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (flags.has('revision') || flags.has('output'))
    throw failure(
      'the kubectl built into k8s-drill prints the list of revisions only, without --revision and -o',
    );
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { typeMeansAll: true });
  for (const one of objects) {
    const revisions = yield* revisionsOf(invocation, one);
    const rows = revisions.map(({ number, cause }) => `${String(number).padEnd(10)}${cause || '<none>'}\n`);
    yield* print(`${objectName(one.object)} \nREVISION  CHANGE-CAUSE\n${rows.join('')}\n`);
  }
  return endWith(problems);
};
