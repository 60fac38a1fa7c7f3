import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { entryOf, fileOf, PARTS, type PartName, saveFile, withEntry } from '../../config/kubeconfig-edit.ts';
import type { Flags } from '../../flags.ts';
import { base64 } from '../../generate/file-data.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, usageFailure } from '../../kubectl-failure.ts';
import { absolutePath, print, readPath } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { setEntry } from './contexts.ts';

/** `kubectl config set-context` */
export const setContext: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const { currentContext: current } = yield* invocation.config();
  const name = flags.on('current') ? current : (words[0] ?? '');
  if (flags.on('current') && words.length > 0)
    throw usageFailure(invocation.verb, 'you cannot specify both a context name and --current');
  if (flags.on('current') && current === '') throw failure('no current context is set');
  if (name === '') throw usageFailure(invocation.verb, `Unexpected args: [${words.join(' ')}]`);
  const known = yield* setEntry(invocation, 'contexts', name, (before) => ({
    ...before,
    ...given(flags, ['cluster', 'user', 'namespace']),
  }));
  yield* print(`Context "${name}" ${known ? 'modified' : 'created'}.\n`);
  return 0;
};

function given(flags: Flags, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => flags.has(name)).map((name) => [name, flags.text(name)]));
}

/** `kubectl config set-cluster` */
export const setCluster: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  const ca = yield* fileOrData(flags, 'certificate-authority');
  const insecure = flags.has('insecure-skip-tls-verify')
    ? { 'insecure-skip-tls-verify': flags.on('insecure-skip-tls-verify') }
    : {};
  yield* setEntry(invocation, 'clusters', name, (before) => ({
    ...before,
    ...given(flags, ['server', 'tls-server-name', 'proxy-url']),
    ...insecure,
    ...ca,
  }));
  yield* print(`Cluster "${name}" set.\n`);
  return 0;
};

/** `kubectl config set-credentials` */
export const setCredentials: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const name = nameOf(invocation);
  if (flags.has('token') && flags.has('username'))
    throw failure(
      'you cannot specify more than one authentication method at the same time: --token, --username/--password',
    );
  const certificate = yield* fileOrData(flags, 'client-certificate');
  const key = yield* fileOrData(flags, 'client-key');
  yield* setEntry(invocation, 'users', name, (before) => ({
    ...before,
    ...given(flags, ['token', 'username', 'password']),
    ...certificate,
    ...key,
  }));
  yield* print(`User "${name}" set.\n`);
  return 0;
};

function nameOf({ words, verb }: Invocation): string {
  const [name] = words;
  if (words.length !== 1 || name === undefined)
    throw usageFailure(verb, `Unexpected args: [${words.join(' ')}]`);
  return name;
}

/** A file as its path, or as its content if `--embed-certs` is set. */
function* fileOrData(flags: Flags, name: string): Running<JsonObject> {
  if (!flags.has(name)) return {};
  const path = flags.text(name);
  if (!flags.on('embed-certs')) return { [name]: yield* absolutePath(path) };
  const found = yield* readPath(path);
  if (!('bytes' in found))
    throw failure(`could not stat ${name} file ${path}: stat ${path}: no such file or directory`);
  return { [`${name}-data`]: base64(found.bytes) };
}

/** `kubectl config set` */
export const setProperty: KubectlCommand = function* (invocation) {
  const [property = '', value = ''] = invocation.words;
  if (invocation.words.length !== 2)
    throw usageFailure(invocation.verb, `Unexpected args: [${invocation.words.join(' ')}]`);
  yield* changeProperty(invocation, property, value);
  yield* print(`Property "${property}" set.\n`);
  return 0;
};

/** `kubectl config unset` */
export const unsetProperty: KubectlCommand = function* (invocation) {
  const [property = ''] = invocation.words;
  if (invocation.words.length !== 1)
    throw usageFailure(invocation.verb, `Unexpected args: [${invocation.words.join(' ')}]`);
  yield* changeProperty(invocation, property, undefined);
  yield* print(`Property "${property}" unset.\n`);
  return 0;
};

/** Changes a property such as `contexts.NAME.namespace`; a name may contain dots. */
function* changeProperty(invocation: Invocation, property: string, value: string | undefined): Running<void> {
  const config = yield* invocation.config();
  if (property === 'current-context') {
    const file = fileOf(config, (content) => textAt(content, 'current-context') !== '');
    return yield* saveFile(file, { ...file.content, 'current-context': value ?? '' });
  }
  const [list = '', ...rest] = property.split('.');
  if (!Object.hasOwn(PARTS, list) || rest.length === 0)
    throw failure(
      `unknown property ${JSON.stringify(property)}; it is current-context, or begins with contexts, clusters or users`,
    );
  const part = list as PartName;
  const names = [...config[part].keys()].filter(
    (name) => rest.join('.') === name || rest.join('.').startsWith(`${name}.`),
  );
  const name = names.sort((a, b) => b.length - a.length)[0] ?? rest.slice(0, -1).join('.');
  const field = rest.join('.').slice(name.length + 1);
  const file = fileOf(config, (content) => entryOf(content, part, name) !== undefined);
  const content = file.content ?? {};
  if (field === '') {
    if (value !== undefined || entryOf(content, part, name) === undefined)
      throw failure(`current map key \`${name}\` is invalid`);
    return yield* saveFile(file, withEntry(content, part, name, undefined));
  }
  const { [field]: _, ...others } = objectAt(entryOf(content, part, name));
  yield* saveFile(
    file,
    withEntry(content, part, name, value === undefined ? others : { ...others, [field]: value }),
  );
}
