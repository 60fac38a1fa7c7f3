import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { namesFiles, readGiven } from '../builder/files.ts';
import type { FileObject } from '../builder/objects-of-text.ts';
import type { Running } from '../client-effect.ts';
import { pathOf, singularName } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { print, send, sendAndWarn, sleep } from '../running.ts';
import { lastAppliedText, withLastApplied } from './apply/annotation.ts';
import type { KubectlCommand } from './command.ts';
import { type PlacedObject, placeObject } from './create.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { sendRaw } from './raw.ts';
import { endWith } from './send-change.ts';

/** `kubectl replace -f` */
export const replace: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (words.length > 0) throw usageFailure('replace', `Unexpected args: [${words.join(' ')}]`);
  if (flags.has('raw')) return yield* sendRaw(invocation, 'PUT');
  if (!namesFiles(flags)) throw new KubectlFailure('error: must specify --filename to replace');
  const problems: KubectlFailure[] = [];
  const objects = yield* readGiven(flags);
  if (objects.length === 0) throw failure('no objects passed to replace');
  for (const one of objects) {
    const problem = yield* replaceOne(invocation, one);
    if (problem !== undefined) problems.push(problem);
  }
  return endWith(problems);
};

function* replaceOne(
  invocation: Invocation,
  { object, source }: FileObject,
): Running<KubectlFailure | undefined> {
  const { flags } = invocation;
  const target = yield* placeObject(invocation, object, source);
  const { type, namespace, placed } = target;
  const body = flags.on('save-config') || lastAppliedText(placed) !== '' ? withLastApplied(placed) : placed;
  if (flags.on('force')) return yield* recreate(invocation, { ...target, placed: body }, source);
  if (dryRunOf(flags) === 'client') {
    yield* printChange(flags, body, 'replaced');
    return undefined;
  }
  const path = pathOf(type, namespace, textAt(placed, 'metadata', 'name'));
  const query = writeQuery(flags, 'kubectl-replace', true);
  const versioned = yield* withVersion(path, body);
  const reply = yield* sendAndWarn({ method: 'PUT', path, query, body: versioned });
  if (reply.status === 422) return serverFailure(reply.body);
  if (reply.status >= 400)
    return serverFailure(reply.body, `error when replacing ${JSON.stringify(source)}: `);
  yield* printChange(flags, objectAt(reply.body), 'replaced');
  return undefined;
}

/** Sets the current resource version in an object that has none, so that it overwrites any version. */
function* withVersion(path: string, object: JsonObject): Running<JsonObject> {
  if (textAt(object, 'metadata', 'resourceVersion') !== '') return object;
  const { status, body } = yield* send({ method: 'GET', path });
  if (status >= 400) return object;
  const resourceVersion = textAt(body, 'metadata', 'resourceVersion');
  return { ...object, metadata: { ...objectAt(object, 'metadata'), resourceVersion } };
}

const POLL = 500;

function* untilGone(path: string): Running<void> {
  while ((yield* send({ method: 'GET', path })).status !== 404) yield* sleep(POLL);
}

/** Deletes the object, waits until it is gone, and creates it again. */
function* recreate(
  invocation: Invocation,
  { type, namespace, placed }: PlacedObject,
  source: string,
): Running<KubectlFailure | undefined> {
  const { flags } = invocation;
  const name = textAt(placed, 'metadata', 'name');
  const path = pathOf(type, namespace, name);
  const given = flags.int('grace-period', -1);
  // As in `delete`, 0 is not taken literally, since that could lose data.
  const grace = given === 0 ? 1 : given;
  const body = { propagationPolicy: 'Background', ...(grace >= 0 && { gracePeriodSeconds: grace }) };
  const deleted = yield* send({ method: 'DELETE', path, body });
  if (deleted.status >= 400 && deleted.status !== 404) return serverFailure(deleted.body);
  if (deleted.status < 400) {
    const from = namespace === '' ? '' : ` from ${namespace} namespace`;
    yield* print(`${singularName(type)} ${JSON.stringify(name)} deleted${from}\n`);
  }
  // kubectl waits for the deletion, and then until no object has the name.
  if (deleted.status < 400 && grace >= 0) yield* untilGone(path);
  yield* untilGone(path);
  const { resourceVersion: _, ...metadata } = objectAt(placed, 'metadata');
  const query = writeQuery(flags, 'kubectl-replace', true);
  const made = yield* send({
    method: 'POST',
    path: pathOf(type, namespace),
    query,
    body: { ...placed, metadata },
  });
  if (made.status >= 400) return serverFailure(made.body, `error when creating ${JSON.stringify(source)}: `);
  yield* printChange(flags, objectAt(made.body), 'replaced');
  return undefined;
}
