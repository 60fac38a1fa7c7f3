import { isObject, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverMessage } from '../kubectl-failure.ts';
import { objectName } from '../output/print-objects.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { diffOf } from '../patch/diff-object.ts';
import { edit as editText, print, printError } from '../running.ts';
import { withChangeCause } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { writeQuery } from './dry-run.ts';
import { EDIT_HEAD, withoutComments } from './edit-text.ts';
import { sendPatch } from './send-change.ts';

/** `kubectl edit` */
export const edit: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, {
    subresource: invocation.flags.text('subresource'),
  });
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  if (objects.length > 1) throw failure('the kubectl built into k8s-drill edits one object at a time');
  for (const one of objects) yield* editOne(invocation, one);
  return 0;
};

function* editOne(invocation: Invocation, one: Visited): Running<void> {
  const { managedFields: _, ...metadata } = objectAt(one.object, 'metadata');
  const before: JsonObject = { ...one.object, metadata };
  const original = writeYaml(before);
  let shown = `${EDIT_HEAD}${original}`;
  let last = shown;
  for (;;) {
    const edited = yield* editText(shown, '.yaml');
    if ('failed' in edited) throw failure(edited.failed);
    const body = withoutComments(edited.text);
    if (
      body.trim() === '' ||
      body === original ||
      (edited.text === last && shown !== `${EDIT_HEAD}${original}`)
    ) {
      if (shown === `${EDIT_HEAD}${original}`)
        yield* printError(
          body.trim() === ''
            ? 'Edit cancelled, saved file was empty.\n'
            : 'Edit cancelled, no changes made.\n',
        );
      else throw failure('Edit cancelled, no valid changes were saved.');
      return;
    }
    last = edited.text;
    const problem = yield* save(invocation, one, before, body);
    if (problem === undefined) return;
    shown = `${EDIT_HEAD}${problem
      .split('\n')
      .map((line) => `# ${line}\n`)
      .join('')}#\n${body}`;
    last = shown;
  }
}

/** Saves an edited object. @returns what is wrong with it; `undefined` if the server accepted it. */
function* save(
  invocation: Invocation,
  one: Visited,
  before: JsonObject,
  body: string,
): Running<string | undefined> {
  const { flags } = invocation;
  const { documents, problems } = parseData(body);
  const after = documents[0] as JsonObject | undefined;
  if (problems.length > 0 || !isObject(after))
    return `The edited file failed validation: yaml: ${problems[0]?.code ?? 'no object'}`;
  if (textAt(after, 'metadata', 'name') !== one.name)
    return 'At least one of apiVersion, kind and name was changed';
  const { type, patch } = diffOf({ object: before }, withChangeCause(invocation, after));
  if (Object.keys(patch).length === 0) {
    yield* print(`${objectName(one.object)} skipped\n`);
    return undefined;
  }
  const reply = yield* sendPatch(one, type, patch, {
    query: writeQuery(flags, 'kubectl-edit', true),
    subresource: flags.text('subresource'),
  });
  if (reply.status === 422 || reply.status === 400) return serverMessage(reply.body);
  if (reply.status >= 400) throw new KubectlFailure(serverMessage(reply.body));
  yield* print(`${objectName(one.object)} edited\n`);
  return undefined;
}
