import { objectAt } from '../../kubernetes/json.ts';
import { readTargets } from '../builder/targets.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { Description } from '../describe/description.ts';
import { describeMissingPod } from '../describe/kinds/pod.ts';
import { describerOf } from '../describe/registry.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { now, print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { sayNoneFound } from './none-found.ts';

/** `kubectl describe` */
export const describe: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (words.length === 0 && !flags.has('filename'))
    throw failure(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  const options = { limit: flags.int('chunk-size', 500), typeMeansAll: true, filesAsGiven: true };
  const { objects: given, problems } = yield* visitObjects(invocation, words, options);
  const [refusal] = problems;
  const missing = refusal?.message.startsWith('Error from server (NotFound)') === true;
  const byBeginning = missing && words.length === 2;
  const objects = byBeginning ? yield* beginningWith(invocation, words[1] ?? '') : given;
  const begun = byBeginning && objects.length > 0;
  const messages = new Set(begun ? [] : problems.map(({ message }) => message));
  let first = true;
  for (const one of objects) {
    const text = yield* describeOne(invocation, one, messages);
    if (text === undefined) continue;
    yield* print(begun ? `${text}\n` : first ? text : `\n\n${text}`);
    first = false;
  }
  if (objects.length === 0 && messages.size === 0)
    yield* sayNoneFound(invocation, invocation.flags.on('all-namespaces'));
  if (messages.size > 0) throw new KubectlFailure([...messages].join('\n'));
  return 0;
};

/** If no object has the name: those whose names start with it. */
function* beginningWith(invocation: Invocation, name: string): Running<readonly Visited[]> {
  const [type = ''] = invocation.words;
  const targets = readTargets([type], yield* invocation.types());
  if (targets.by !== 'type') return [];
  const { objects } = yield* visitObjects(invocation, [type], {
    typeMeansAll: true,
    limit: invocation.flags.int('chunk-size', 500),
  });
  return objects.filter((one) => one.name.startsWith(name));
}

function* describeOne(
  { flags }: Invocation,
  { name, namespace, type }: Visited,
  messages: Set<string>,
): Running<string | undefined> {
  try {
    const reply = yield* send({ method: 'GET', path: pathOf(type, namespace, name) });
    const page = new Description();
    const subject = {
      type,
      namespace,
      name,
      object: objectAt(reply.body),
      showEvents: flags.on('show-events', true),
      chunkSize: flags.int('chunk-size', 500),
      now: yield* now(),
    };
    if (reply.status < 400) yield* describerOf(type)(subject, page);
    else if (type.kind !== 'Pod' || !(yield* describeMissingPod(subject, page)))
      throw serverFailure(reply.body);
    return page.toString();
  } catch (problem) {
    if (!(problem instanceof KubectlFailure)) throw problem;
    messages.add(problem.message);
    return undefined;
  }
}
