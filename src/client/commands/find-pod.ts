import { selectorText } from '../../cluster/api/table/cells/labels.ts';
import { isReady } from '../../cluster/controllers/pod-state.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { fetchTargets } from '../builder/fetch.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { send } from '../running.ts';

export interface FoundPod {
  readonly type: ApiType;
  readonly namespace: string;
  readonly name: string;
  readonly pod: JsonObject;
  /** The selector that found it, if the line names the object with the selector. */
  readonly selector?: string;
  /** The object that the line names, if it is not the Pod. */
  readonly through?: JsonObject;
}

/** The Pod for `NAME` or `TYPE/NAME`: the Pod itself, or the first one that a workload or a Service selects. */
export function* podOf(invocation: Invocation, word: string): Running<FoundPod> {
  const pods = yield* podsOf(invocation, word);
  const [first] = pods;
  if (first === undefined) throw failure('timed out waiting for the condition');
  return first;
}

/** All Pods for a word, starting with the preferred one. */
export function* podsOf(invocation: Invocation, word: string): Running<readonly FoundPod[]> {
  const target = word.includes('/') ? word : `pods/${word}`;
  const { found, problems } = yield* fetchTargets(invocation, { limit: 0 }, [target]);
  const [problem] = problems;
  if (problem !== undefined) throw new KubectlFailure(problem.message);
  const [one] = found;
  if (one === undefined) throw failure(`${word} was not found`);
  if (one.type.kind === 'Pod')
    return [{ type: one.type, namespace: one.namespace, name: one.name, pod: one.body }];
  const type = typeOfObject(yield* invocation.types(), 'v1', 'Pod');
  if (type === undefined) throw failure('the server does not serve Pods');
  const selector = podSelector(one.body);
  const reply = yield* send({
    method: 'GET',
    path: pathOf(type, one.namespace),
    query: [['labelSelector', selector]],
  });
  if (reply.status >= 400) throw serverFailure(reply.body);
  return objectsAt(reply.body, 'items')
    .map((item) => ({
      type,
      namespace: one.namespace,
      name: textAt(item, 'metadata', 'name'),
      pod: item,
      selector,
      through: one.body,
    }))
    .sort((a, b) => rank(a.pod) - rank(b.pod));
}

/** The sort order: running Pods come first. */
function rank(pod: JsonObject): number {
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running') return phase === 'Pending' ? 2 : 3;
  return isReady(pod) ? 0 : 1;
}

/** The selector of a workload, or of a Service or a ReplicationController, which have only labels. */
function podSelector(object: JsonObject): string {
  const selector = objectAt(object, 'spec', 'selector');
  const plain = !('matchLabels' in selector || 'matchExpressions' in selector);
  const text = selectorText(plain ? { matchLabels: selector } : selector);
  if (text === '') throw failure(`${textAt(object, 'kind').toLowerCase()} has no pod selector set`);
  return text;
}
