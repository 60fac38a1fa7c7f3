import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { findByJsonPath, printValue, relaxedTemplate } from '../../kubernetes/jsonpath/print.ts';
import type { Fetched } from '../builder/fetch.ts';
import { fetchTargets } from '../builder/fetch.ts';
import { FollowedObject } from '../builder/follow.ts';
import type { Running } from '../client-effect.ts';
import { pathOf, singularName } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, usageFailure } from '../kubectl-failure.ts';
import { itemsOf } from '../output/print-objects.ts';
import { now, print, send, sleep } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { endWith } from './send-change.ts';
import { parseWait } from './timeout.ts';

const POLL = 500;

type Condition = (object: JsonObject | undefined) => boolean;

/** `kubectl wait` */
export const wait: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const wanted = flags.text('for');
  const met = conditionOf(wanted);
  const limit = parseWait(flags.text('timeout', '30s'));
  const end = (yield* now()) + (limit < 0 ? 7 * 24 * 3600_000 : limit);
  if (wanted === 'create') return yield* waitForCreation(invocation, end);
  const { found, problems } = yield* fetchTargets(invocation, { limit: 0 });
  if (wanted === 'delete' && found.length === 0) {
    if (problems.every(({ message }) => message.includes('(NotFound)'))) return 0;
    return endWith(problems);
  }
  const objects = found.flatMap((one) => itemsOf(one.body).map((object) => ({ one, object })));
  if (problems.length > 0 && objects.length === 0) return endWith(problems);
  if (objects.length === 0) throw failure('no matching resources found');
  const refused: KubectlFailure[] = [...problems];
  for (const { one, object } of objects) {
    // kubectl checks if the object is already gone before it watches.
    if (wanted === 'delete') yield* send({ method: 'GET', path: pathOfObject(one, object) });
    const problem = yield* waitForOne(one, object, met, end);
    if (problem !== undefined) refused.push(problem);
  }
  return endWith(refused);
};

function pathOfObject({ type }: Fetched, object: JsonObject): string {
  return pathOf(type, textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name'));
}

/** Reads `--for`. @throws KubectlFailure for an invalid condition. */
function conditionOf(text: string): Condition {
  const lower = text.toLowerCase();
  if (lower === 'delete') return (object) => object === undefined;
  if (lower === 'create') return (object) => object !== undefined;
  if (lower.startsWith('condition=')) {
    const [name = '', value = 'true'] = text.slice('condition='.length).split('=');
    return (object) =>
      objectsAt(object, 'status', 'conditions').some((condition) =>
        isCondition(condition, object, name, value),
      );
  }
  if (lower.startsWith('jsonpath=')) return jsonPathCondition(text.slice('jsonpath='.length));
  throw failure(`unrecognized condition: ${JSON.stringify(text)}`);
}

function isCondition(
  condition: JsonObject,
  object: JsonObject | undefined,
  name: string,
  value: string,
): boolean {
  if (textAt(condition, 'type').toLowerCase() !== name.toLowerCase()) return false;
  const [seen, generation] = [condition.observedGeneration, objectAt(object, 'metadata').generation];
  const own = objectAt(object, 'status').observedGeneration;
  const observed = typeof seen === 'number' ? seen : typeof own === 'number' ? own : undefined;
  if (observed !== undefined && typeof generation === 'number' && observed < generation) return false;
  return textAt(condition, 'status').toLowerCase() === value.toLowerCase();
}

function jsonPathCondition(text: string): Condition {
  const parts = /^(?<path>\{[\s\S]*\}|[^=]*?)(?:=(?<value>[\s\S]*))?$/.exec(text)?.groups;
  const path = parts?.path ?? '';
  if (path === '')
    throw failure(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  const template = relaxedTemplate(path);
  const value = parts?.value?.replace(/^(['"])([\s\S]*)\1$/, '$2');
  return (object) => {
    const found = object === undefined ? [] : findByJsonPath(template, object);
    if (value === undefined) return found.length > 0;
    return found.some((one) => printValue(one) === value);
  };
}

function* waitForOne(
  { type }: Fetched,
  object: JsonObject,
  met: Condition,
  end: number,
): Running<KubectlFailure | undefined> {
  const name = textAt(object, 'metadata', 'name');
  const uid = textAt(object, 'metadata', 'uid');
  const followed = new FollowedObject(type, textAt(object, 'metadata', 'namespace'), name);
  yield* followed.start();
  const own = (): JsonObject | undefined =>
    textAt(followed.current, 'metadata', 'uid') === uid ? followed.current : undefined;
  let changed = true;
  while (changed && !met(own())) {
    if (own() === undefined) changed = false;
    else changed = yield* followed.change(end);
  }
  yield* followed.stop();
  if (!changed) return failure(`timed out waiting for the condition on ${type.plural}/${name}`);
  yield* print(`${singularName(type)}/${name} condition met\n`);
  return undefined;
}

function* waitForCreation(invocation: Invocation, end: number): Running<number> {
  for (;;) {
    const { found, problems } = yield* fetchTargets(invocation, { limit: 0 });
    const objects = found.flatMap((one) => itemsOf(one.body).map((object) => ({ one, object })));
    if (objects.length > 0) {
      for (const { one, object } of objects) yield* send({ method: 'GET', path: pathOfObject(one, object) });
      for (const { one, object } of objects)
        yield* print(`${singularName(one.type)}/${textAt(object, 'metadata', 'name')} condition met
`);
      return 0;
    }
    const other = problems.find(({ message }) => !message.includes('(NotFound)'));
    if (other !== undefined) throw usageFailure('wait', other.message);
    if ((yield* now()) >= end) throw failure('timed out waiting for the condition');
    yield* sleep(POLL);
  }
}
