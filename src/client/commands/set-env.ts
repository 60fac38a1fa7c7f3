import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { findType, unknownType } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { print, printError, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { containerPattern, podSpecPath, withContainers, withPodSpec } from './pod-spec.ts';
import { changeObjects, splitWords } from './set.ts';

interface EnvChanges {
  readonly set: readonly JsonObject[];
  readonly remove: readonly string[];
}

/** `kubectl set env` */
export const setEnv: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const { targets, changes } = splitWords(invocation.words);
  if (targets.length === 0 && !flags.has('filename'))
    throw failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  const read = readChanges([...changes, ...flags.all('env')]);
  const taken = flags.has('from') ? yield* valuesFrom(invocation, flags.text('from')) : [];
  const set = [...taken, ...read.set];
  if (flags.on('list')) return yield* listValues(invocation, targets);
  if (set.length + read.remove.length === 0)
    throw failure('at least one environment variable must be provided');
  const pattern = flags.text('containers', '*') || '*';
  const matches = containerPattern(pattern);
  const unmatched: string[] = [];
  const ended = yield* changeObjects(invocation, targets, 'env updated', 'env', (object) =>
    withPodSpec(object, (spec) => {
      const named = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
      if (!named.some((container) => matches(textAt(container, 'name')))) {
        unmatched.push(`${textAt(object, 'kind')}/${textAt(object, 'metadata', 'name')}`);
        return spec;
      }
      return withContainers(spec, ['containers', 'initContainers'], (container) =>
        matches(textAt(container, 'name'))
          ? changed(container, { set, remove: read.remove }, flags.on('overwrite', true))
          : container,
      );
    }),
  );
  for (const one of unmatched)
    yield* printError(`Warning: ${one} does not have any containers matching ${JSON.stringify(pattern)}\n`);
  return ended;
};

function readChanges(words: readonly string[]): EnvChanges {
  const set: JsonObject[] = [];
  const remove: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at > 0) set.push({ name: word.slice(0, at), value: word.slice(at + 1) });
    else if (word.endsWith('-') && word.length > 1) remove.push(word.slice(0, -1));
    else throw failure(`invalid parameter: ${word}`);
  }
  return { set, remove };
}

function changed(container: JsonObject, { set, remove }: EnvChanges, overwrite: boolean): JsonObject {
  const env = objectsAt(container, 'env').filter((one) => !remove.includes(textAt(one, 'name')));
  for (const one of set) {
    const at = env.findIndex((other) => textAt(other, 'name') === textAt(one, 'name'));
    if (at === -1) env.push(one);
    else if (overwrite) env[at] = one;
    else
      throw failure(
        `'${textAt(one, 'name')}' already has a value (${textAt(env[at], 'value')}), and --overwrite is false`,
      );
  }
  const { env: _, ...rest } = container;
  return env.length === 0 ? rest : { ...rest, env };
}

const REFERENCE: Readonly<Record<'ConfigMap' | 'Secret', string>> = {
  ConfigMap: 'configMapKeyRef',
  Secret: 'secretKeyRef',
};

/** Each key of a ConfigMap or a Secret as a variable in capitals. */
function* valuesFrom(invocation: Invocation, from: string): Running<readonly JsonObject[]> {
  const { flags } = invocation;
  const [word = '', name = ''] = from.split('/');
  const type = findType(yield* invocation.types(), word);
  if (type === undefined) throw unknownType(word);
  const { kind } = type;
  if (kind !== 'ConfigMap' && kind !== 'Secret') throw failure(`unsupported resource specified in --from`);
  const { namespace } = yield* invocation.connection();
  const { status, body } = yield* send({ method: 'GET', path: pathOf(type, namespace, name) });
  if (status >= 400) throw serverFailure(body);
  const wanted = flags.list('keys');
  const keys = Object.keys(objectAt(body, 'data')).sort();
  const values: JsonObject[] = [];
  for (const key of keys.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    const variable = `${flags.text('prefix')}${key}`.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
    if (variable !== `${flags.text('prefix')}${key}`)
      yield* printError(
        `Warning: key ${key} transferred to ${variable.slice(flags.text('prefix').length)}\n`,
      );
    values.push({ name: variable, valueFrom: { [REFERENCE[kind]]: { name, key } } });
  }
  return values;
}

function* listValues(invocation: Invocation, targets: readonly string[]): Running<number> {
  const { objects } = yield* visitObjects(invocation, targets);
  for (const { object, name } of objects) {
    const path = podSpecPath(object);
    if (path === undefined) continue;
    const kind = textAt(object, 'kind');
    for (const container of objectsAt(objectAt(object, ...path), 'containers')) {
      yield* print(`# ${kind} ${name}, container ${textAt(container, 'name')}\n`);
      for (const one of objectsAt(container, 'env')) yield* print(`${listed(one)}\n`);
    }
  }
  return 0;
}

function listed(variable: JsonObject): string {
  const name = textAt(variable, 'name');
  const from = objectAt(variable, 'valueFrom');
  const said = (['configMapKeyRef', 'secretKeyRef'] as const).find((reference) => reference in from);
  if (said !== undefined) {
    const reference = objectAt(from, said);
    return `# ${name} from ${said === 'configMapKeyRef' ? 'configmap' : 'secret'} ${textAt(reference, 'name')}, key ${textAt(reference, 'key')}`;
  }
  if ('fieldRef' in from) return `# ${name} from field path ${textAt(from, 'fieldRef', 'fieldPath')}`;
  if ('resourceFieldRef' in from)
    return `# ${name} from resource field ref ${textAt(from, 'resourceFieldRef', 'resource')}`;
  return `${name}=${textAt(variable, 'value')}`;
}
