import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
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
}

/** The Pod that `NAME` or `TYPE/NAME` means: itself, or the first that a workload or a Service selects. */
export function* podOf(invocation: Invocation, word: string): Running<FoundPod> {
  const pods = yield* podsOf(invocation, word);
  const [first] = pods;
  if (first === undefined) throw failure('timed out waiting for the condition');
  return first;
}

/** All Pods that a word means, the one that is used first first. */
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
  const selector = selectorText(one.body);
  const reply = yield* send({
    method: 'GET',
    path: pathOf(type, one.namespace),
    query: [['labelSelector', selector]],
  });
  if (reply.status >= 400) throw serverFailure(reply.body);
  return objectsAt(reply.body, 'items')
    .map((item) => ({ type, namespace: one.namespace, name: textAt(item, 'metadata', 'name'), pod: item }))
    .sort((a, b) => rank(a.pod) - rank(b.pod));
}

/** Pods that run are before those that do not. */
function rank(pod: JsonObject): number {
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running') return phase === 'Pending' ? 2 : 3;
  const ready = objectsAt(pod, 'status', 'conditions').some(
    (one) => textAt(one, 'type') === 'Ready' && textAt(one, 'status') === 'True',
  );
  return ready ? 0 : 1;
}

function selectorText(object: JsonObject): string {
  const selector = objectAt(object, 'spec', 'selector');
  const labels = isObject(selector.matchLabels)
    ? selector.matchLabels
    : 'matchExpressions' in selector
      ? {}
      : selector;
  const equal = Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`);
  const listed = objectsAt(selector, 'matchExpressions').map((one) => {
    const [key, operator, values] = [
      textAt(one, 'key'),
      textAt(one, 'operator'),
      listAt(one, 'values').join(','),
    ];
    if (operator === 'Exists') return key;
    return operator === 'DoesNotExist' ? `!${key}` : `${key} ${operator.toLowerCase()} (${values})`;
  });
  if (equal.length + listed.length === 0)
    throw failure(`${textAt(object, 'kind').toLowerCase()} has no pod selector set`);
  return [...equal, ...listed].join(',');
}
