import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { writeCompactJson } from '../../../kubernetes/jsonpath/print.ts';
import { parseData } from '../../../yaml/parse-data.ts';
import { fetchOne } from '../../builder/fetch.ts';
import { namesFiles, readGiven } from '../../builder/files.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { failure, serverFailure, usageFailure } from '../../kubectl-failure.ts';
import { writeYaml } from '../../output/write-yaml.ts';
import { print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { placeObject } from '../create.ts';
import { dryRunOf } from '../dry-run.ts';
import { editOnce } from '../edit-text.ts';
import { printChange } from '../print-change.ts';
import { endWith, sendPatch } from '../send-change.ts';
import { LAST_APPLIED, lastAppliedOf, lastAppliedText } from './annotation.ts';

/** `kubectl apply view-last-applied` */
export const viewLastApplied: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const format = flags.text('output', 'yaml');
  if (format !== 'yaml' && format !== 'json')
    throw usageFailure(
      'apply view-last-applied',
      `Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`,
    );
  const { objects, problems } = yield* visitObjects(invocation);
  endWith(problems);
  for (const one of objects.flatMap(({ object }) => appliedTo(object)))
    yield* print(format === 'yaml' ? writeYaml(one) : `${JSON.stringify(one, null, 2)}\n`);
  return 0;
};

/** The configuration that was last applied to an object; empty if it is not known. */
function appliedTo(object: JsonObject): readonly JsonObject[] {
  const text = lastAppliedText(object);
  return text === '' ? [] : [objectAt(JSON.parse(text) as Json)];
}

/** `kubectl apply set-last-applied` */
export const setLastApplied: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (!namesFiles(flags)) throw failure('must specify one of -f and -k');
  const changes: { one: Visited; text: string }[] = [];
  for (const { object, source } of yield* readGiven(flags)) {
    const { type, namespace, placed } = yield* placeObject(invocation, object, source);
    const name = textAt(placed, 'metadata', 'name');
    const live = yield* fetchOne({ type, namespace, name });
    if (live.status >= 400) throw serverFailure(live.body);
    const before = lastAppliedText(objectAt(live.body));
    if (before === '' && !flags.on('create-annotation'))
      throw failure(
        `no last-applied-configuration annotation found on resource: ${name}, to create the annotation, run the command with --create-annotation`,
      );
    const text = lastAppliedOf(placed);
    if (text === before) yield* print(`set-last-applied ${name}: no changes required.\n`);
    else changes.push({ one: { type, namespace, name, object: objectAt(live.body) }, text });
  }
  for (const { one, text } of changes) yield* noteLastApplied(invocation.flags, one, text, 'configured');
  return 0;
};

function* noteLastApplied(
  flags: Parameters<typeof dryRunOf>[0],
  one: Visited,
  text: string,
  done: string,
): Running<void> {
  const metadata = { annotations: { [LAST_APPLIED]: text } };
  const dryRun = dryRunOf(flags);
  if (dryRun === 'client') return yield* printChange(flags, one.object, done);
  const query = dryRun === 'server' ? ([['dryRun', 'All']] as const) : [];
  const { status, body } = yield* sendPatch(one, 'merge', { metadata }, { query });
  if (status >= 400) throw serverFailure(body);
  yield* printChange(flags, objectAt(body), done);
}

const HEAD =
  "# Please edit the 'last-applied-configuration' annotations below.\n# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.\n#\n";

/** `kubectl apply edit-last-applied` */
export const editLastApplied: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation);
  endWith(problems);
  const [one, ...others] = objects;
  if (one === undefined || others.length > 0)
    throw failure('the kubectl built into k8s-drill edits one object at a time');
  const text = lastAppliedText(one.object);
  if (text === '')
    throw failure(
      'no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`',
    );
  const before = writeYaml(objectAt(JSON.parse(text) as Json));
  const body = yield* editOnce(HEAD, before);
  if (body === undefined) return 0;
  yield* noteLastApplied(invocation.flags, one, `${writeCompactJson(readEdited(body, one))}\n`, 'edited');
  return 0;
};

function readEdited(body: string, one: Visited): JsonObject {
  const { documents, problems } = parseData(body);
  const [after] = documents as readonly Json[];
  if (problems.length > 0 || after === undefined || !isObject(after))
    throw failure(`The edited file failed validation: yaml: ${problems[0]?.code ?? 'no object'}`);
  if (textAt(after, 'metadata', 'name') !== one.name || textAt(after, 'kind') !== one.type.kind)
    throw failure('At least one of apiVersion, kind and name was changed');
  return after;
}
