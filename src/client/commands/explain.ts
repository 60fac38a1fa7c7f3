import { objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, apiVersionOf } from '../discovery/api-type.ts';
import { findType } from '../discovery/find-type.ts';
import { fieldOf, type Schemas, schemaOfKind } from '../explain/schema.ts';
import { writeExplanation } from '../explain/write-explanation.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';

/** `kubectl explain` */
export const explain: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const [word] = words;
  if (word === undefined)
    throw failure(
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  if (words.length > 1) throw failure('We accept only this format: explain RESOURCE');
  const { type, path } = yield* readResource(invocation, word);
  checkOutput(flags.text('output', 'plaintext'));
  const schemas = yield* schemasOf(type);
  const kind = schemaOfKind(schemas, type.group, type.version, type.kind);
  if (kind === undefined)
    throw failure(`GVR (${apiVersionOf(type)}, Resource=${type.plural}) not found in OpenAPI schema`);
  const group = type.group === '' ? '' : `GROUP:      ${type.group}\n`;
  yield* print(`${group}KIND:       ${type.kind}\nVERSION:    ${type.version}\n\n`);
  let schema = kind;
  for (const name of path) {
    const field = fieldOf(schema, name, schemas);
    if (field === undefined) throw failure(`field ${JSON.stringify(path.at(-1))} does not exist`);
    schema = field;
  }
  const recursive = flags.on('recursive');
  yield* print(writeExplanation({ field: path.at(-1) ?? '', schema, recursive }, schemas));
  return 0;
};

function checkOutput(format: string): void {
  if (format === 'plaintext') return;
  throw format === 'plaintext-openapiv2'
    ? failure('the kubectl built into k8s-drill supports explain only with OpenAPI v3')
    : failure(`unrecognized format: ${format}`);
}

/** Reads `cronjobs.batch.spec.schedule`: a type, with or without its group, and the path of a field. */
function* readResource(
  invocation: Invocation,
  word: string,
): Running<{ readonly type: ApiType; readonly path: readonly string[] }> {
  const types = yield* invocation.types();
  const [name = '', ...path] = word.split('.').filter((part) => part !== '');
  const version = invocation.flags.text('api-version');
  const first = findType(types, name);
  if (first === undefined)
    throw new KubectlFailure(`the server doesn't have a resource type ${JSON.stringify(name)}`);
  if (version !== '') {
    const type = types.find((one) => one.plural === first.plural && apiVersionOf(one) === version);
    if (type === undefined)
      throw failure(`couldn't find resource for ${JSON.stringify(`${version}, Resource=${first.plural}`)}`);
    return { type, path };
  }
  const grouped =
    first.group === ''
      ? undefined
      : types.find(({ plural, group }) => `${word}.`.startsWith(`${plural}.${group}.`));
  if (grouped === undefined) return { type: first, path };
  return { type: grouped, path: path.slice(grouped.group.split('.').length) };
}

/** Fetches the documented types of a group's version. */
function* schemasOf({ group, version }: ApiType): Running<Schemas> {
  const key = group === '' ? `api/${version}` : `apis/${group}/${version}`;
  const index = yield* send({ method: 'GET', path: '/openapi/v3' });
  if (index.status >= 400) throw serverFailure(index.body);
  const [path = '', query = ''] = textAt(index.body, 'paths', key, 'serverRelativeURL').split('?');
  if (path === '') throw failure(`couldn't find resource for ${JSON.stringify(key)}`);
  const asked = [...new URLSearchParams(query)] as [string, string][];
  const document = yield* send({ method: 'GET', path, query: asked });
  if (document.status >= 400) throw serverFailure(document.body);
  return objectAt(document.body, 'components', 'schemas');
}
