import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { noMatch } from '../builder/fetch.ts';
import { namesFiles, readGiven } from '../builder/files.ts';
import { type FileObject, objectsOfText } from '../builder/objects-of-text.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Generate } from '../generate/generator.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { sendAndWarn } from '../running.ts';
import { withLastApplied } from './apply/annotation.ts';
import { withChangeCause } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { EDIT_HEAD, editOnce } from './edit-text.ts';
import { inNamespace, postObject } from './post-object.ts';
import { printChange } from './print-change.ts';
import { sendRaw } from './raw.ts';
import { endWith } from './send-change.ts';

/** `kubectl create KIND`: creates an object from the words of the line. */
export function createByGenerator(generate: Generate, kind: string): KubectlCommand {
  return function* (invocation) {
    const generated = generate(invocation);
    const made = Symbol.iterator in generated ? yield* generated : generated;
    const { namespace } = yield* invocation.connection();
    const type = typeOfObject(yield* invocation.types(), textAt(made, 'apiVersion'), textAt(made, 'kind'));
    yield* postObject(invocation, made, {
      manager: 'kubectl-create',
      done: 'created',
      namespace: type?.namespaced === true ? namespace : '',
      namesNamespace: true,
      validation: true,
      refused: (status) => createFailure(status, kind),
    });
    return 0;
  };
}

/** The failure of a command: some commands say what they could not do, the others pass on the server's message. */
function createFailure(status: Json, kind: string): KubectlFailure {
  if (kind === '') return serverFailure(status);
  return failure(`failed to create ${kind}: ${textAt(status, 'message')}`);
}

/** `kubectl create -f` */
export const create: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (!namesFiles(flags)) {
    if (words.length > 0) throw usageFailure('create', `Unexpected args: [${words.join(' ')}]`);
    throw new KubectlFailure('error: must specify one of -f and -k');
  }
  if (words.length > 0) throw usageFailure('create', `Unexpected args: [${words.join(' ')}]`);
  if (flags.has('raw')) return yield* sendRaw(invocation, 'POST');
  const problems: KubectlFailure[] = [];
  const objects = yield* readGiven(flags, problems);
  if (objects.length === 0) {
    endWith(problems);
    throw failure('no objects passed to create');
  }
  for (const one of objects) {
    try {
      const wanted = flags.on('edit') ? yield* edited(invocation, one) : one;
      if (wanted !== undefined) yield* createFromFile(invocation, wanted);
    } catch (problem) {
      if (!(problem instanceof KubectlFailure)) throw problem;
      problems.push(problem);
    }
  }
  return endWith(problems);
};

/** The object after the learner has edited it before its creation; `undefined` if it was not changed. */
function* edited(invocation: Invocation, { object, source }: FileObject): Running<FileObject | undefined> {
  const { placed } = yield* placeObject(invocation, object, source);
  const after = yield* editOnce(EDIT_HEAD, writeYaml(placed));
  if (after === undefined) return undefined;
  const [changed, ...others] = objectsOfText(after, source);
  if (changed === undefined || others.length > 0) throw failure('the edited file must contain one object');
  return changed;
}

function* createFromFile(invocation: Invocation, { object, source }: FileObject): Running<void> {
  const { flags } = invocation;
  const { type, placed, namespace } = yield* placeObject(invocation, object, source);
  const noted = withChangeCause(invocation, placed);
  const written = flags.on('save-config') ? withLastApplied(noted) : noted;
  if (dryRunOf(flags) === 'client') return yield* printChange(flags, written, 'created');
  const query = writeQuery(flags, 'kubectl-create', true);
  const path = pathOf(type, namespace);
  const { status, body } = yield* sendAndWarn({ method: 'POST', path, query, body: written });
  if (status >= 400) throw serverFailure(body, `error when creating ${JSON.stringify(source)}: `);
  yield* printChange(flags, objectAt(body), 'created');
}

export interface PlacedObject {
  readonly type: ApiType;
  /** Empty for a type that is not namespaced. */
  readonly namespace: string;
  /** The object with its namespace. */
  readonly placed: JsonObject;
}

/** Places an object of a file in the namespace of the line or of the object. @throws KubectlFailure if the two differ, or if the kind is unknown. */
export function* placeObject(
  invocation: Invocation,
  object: JsonObject,
  source: string,
): Running<PlacedObject> {
  const connection = yield* invocation.connection();
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const own = textAt(object, 'metadata', 'namespace');
  const type = typeOfObject(yield* invocation.types(), apiVersion, kind);
  if (type === undefined) throw noMatch(source, apiVersion, kind, textAt(object, 'metadata', 'name'), own);
  if (!type.namespaced) return { type, namespace: '', placed: object };
  const asked = invocation.flags.text('namespace');
  if (asked !== '' && own !== '' && own !== asked)
    throw failure(
      `the namespace from the provided object "${own}" does not match the namespace "${asked}". You must pass '--namespace=${own}' to perform this operation.`,
    );
  const namespace = own || connection.namespace;
  return { type, namespace, placed: own === '' ? inNamespace(object, namespace) : object };
}
