import { textAt } from '../../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import { apiVersionOf } from '../../discovery/api-type.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, usageFailure } from '../../kubectl-failure.ts';
import { printError } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { endWith } from '../send-change.ts';
import { debugByCopy } from './debug-by-copy.ts';
import { debugByEphemeral } from './debug-by-ephemeral.ts';
import { debugNode } from './debug-node.ts';
import { debugProfile } from './profiles.ts';

const LEGACY =
  '--profile=legacy is deprecated and will be removed in the future. It is recommended to explicitly specify a profile, for example "--profile=general".\n';

/** `kubectl debug` */
export const debug: KubectlCommand = function* (invocation) {
  const { flags, words, dash } = invocation;
  const targets = dash === -1 ? words : words.slice(0, dash);
  const args = dash === -1 ? [] : words.slice(dash);
  if (targets.length === 0 && !flags.has('filename'))
    throw usageFailure('debug', 'NAME or TYPE/NAME is required for debug');
  checkFlags(invocation);
  const profile = debugProfile(flags.text('profile', 'legacy'));
  if (profile === 'legacy') yield* printError(LEGACY);
  const named = targets.map((word) => (word.includes('/') ? word : `pods/${word}`));
  const { objects, problems } = yield* visitObjects(invocation, named);
  endWith(problems);
  for (const one of objects) {
    const options = { flags, args };
    if (one.type.kind === 'Node') yield* debugNode(invocation, one, options, profile);
    else if (one.type.kind !== 'Pod') throw unsupported(one);
    else if (flags.text('copy-to') !== '') yield* debugByCopy(invocation, one, options, profile);
    else yield* debugByEphemeral(invocation, one, options, profile);
  }
  return 0;
};

function unsupported({ type, object }: Visited): Error {
  const kind = textAt(object, 'kind') || type.kind;
  return failure(`${JSON.stringify(`${apiVersionOf(type)}, Kind=${kind}`)} not supported by debug`);
}

function checkFlags({ flags }: Invocation): void {
  if (flags.has('custom'))
    throw failure('the kubectl built into k8s-drill does not support --custom of debug');
  if (flags.text('image') === '' && flags.text('copy-to') === '')
    throw failure('you must specify --image when not using --copy-to.');
  if (flags.text('image') === '' && flags.text('copy-to') !== '') {
    if (flags.text('container') === '' && !flags.has('set-image'))
      throw failure('you must specify --image or --container when using --copy-to.');
  }
  if (flags.on('tty') && !flags.on('stdin'))
    throw failure('-i/--stdin is required for containers with -t/--tty=true');
  if (flags.text('target') !== '' && flags.text('copy-to') !== '')
    throw failure('--target is incompatible with --copy-to. Use --share-processes instead.');
}
