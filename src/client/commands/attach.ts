import { textAt } from '../../kubernetes/json.ts';
import { failure, usageFailure } from '../kubectl-failure.ts';
import { attachToContainer } from './attach-followed.ts';
import type { KubectlCommand } from './command.ts';
import { containerOf } from './exec.ts';
import { podOf } from './find-pod.ts';

/** `kubectl attach` */
export const attachPod: KubectlCommand = function* (invocation) {
  const { words } = invocation;
  if (words.length === 0) throw usageFailure('attach', 'at least 1 argument is required for attach');
  if (words.length > 2)
    throw usageFailure(
      'attach',
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${words.length}: [${words.join(' ')}]`,
    );
  const found = yield* podOf(invocation, words.join('/'));
  const phase = textAt(found.pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw failure(`cannot attach a container in a completed pod; current phase is ${phase}`);
  return yield* attachToContainer(invocation, found, yield* containerOf(invocation, found.pod));
};
