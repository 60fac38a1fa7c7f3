import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { entryOf, fileOf, type PartName, saveFile, withEntry } from '../../config/kubeconfig-edit.ts';
import type { Invocation } from '../../invocation.ts';
import { failure, KubectlFailure, usageFailure } from '../../kubectl-failure.ts';
import { alignColumns } from '../../output/columns.ts';
import { print, printError } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';

/** `kubectl config current-context` */
export const currentContext: KubectlCommand = function* (invocation) {
  const { currentContext: current } = yield* invocation.config();
  if (current === '') throw failure('current-context is not set');
  yield* print(`${current}\n`);
  return 0;
};

/** `kubectl config use-context` */
export const useContext: KubectlCommand = function* (invocation) {
  const [name] = invocation.words;
  if (invocation.words.length !== 1 || name === undefined)
    throw failure(`Unexpected args: [${invocation.words.join(' ')}]`);
  const config = yield* invocation.config();
  if (!config.contexts.has(name)) throw failure(`no context exists with the name: "${name}"`);
  const file = fileOf(config, (content) => textAt(content, 'current-context') !== '');
  yield* saveFile(file, { ...file.content, 'current-context': name });
  yield* print(`Switched to context "${name}".\n`);
  return 0;
};

/** `kubectl config get-contexts` */
export const getContexts: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const { contexts, currentContext: current } = yield* invocation.config();
  const names = words.length > 0 ? words : [...contexts.keys()].sort();
  const missing = names.filter((name) => !contexts.has(name));
  const shown = names.filter((name) => contexts.has(name));
  if (flags.text('output') === 'name') yield* print(shown.map((name) => `${name}\n`).join(''));
  else {
    const rows = shown.map((name) => {
      const context = contexts.get(name) ?? {};
      return [
        name === current ? '*' : '',
        name,
        textAt(context, 'cluster'),
        textAt(context, 'user'),
        textAt(context, 'namespace'),
      ];
    });
    const head = [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']];
    yield* print(alignColumns(flags.on('no-headers') ? rows : [...head, ...rows]));
  }
  if (missing.length > 0)
    throw new KubectlFailure(missing.map((name) => `error: context ${name} not found`).join('\n'));
  return 0;
};

function listNames(part: 'clusters' | 'users'): KubectlCommand {
  return function* (invocation) {
    const names = [...(yield* invocation.config())[part].keys()].sort();
    yield* print(['NAME', ...names].map((name) => `${name}\n`).join(''));
    return 0;
  };
}

/** `kubectl config get-clusters` */
export const getClusters = listNames('clusters');
/** `kubectl config get-users` */
export const getUsers = listNames('users');

function deletes(list: PartName, word: string): KubectlCommand {
  return function* (invocation) {
    const { words } = invocation;
    const [name] = words;
    if (words.length !== 1 || name === undefined)
      throw usageFailure(invocation.verb, `Unexpected args: [${words.join(' ')}]`);
    const config = yield* invocation.config();
    const file = fileOf(config, (content) => entryOf(content, list, name) !== undefined);
    if (entryOf(file.content ?? {}, list, name) === undefined)
      throw failure(`cannot delete ${word} ${name}, not in ${file.path}`);
    if (list === 'contexts' && config.currentContext === name)
      yield* printError(
        'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
      );
    yield* saveFile(file, withEntry(file.content ?? {}, list, name, undefined));
    yield* print(`deleted ${word} ${name} from ${file.path}\n`);
    return 0;
  };
}

/** `kubectl config delete-context` */
export const deleteContext = deletes('contexts', 'context');
/** `kubectl config delete-cluster` */
export const deleteCluster = deletes('clusters', 'cluster');
/** `kubectl config delete-user` */
export const deleteUser = deletes('users', 'user');

/** `kubectl config rename-context` */
export const renameContext: KubectlCommand = function* (invocation) {
  const [from = '', to = ''] = invocation.words;
  if (invocation.words.length !== 2)
    throw usageFailure(invocation.verb, `Unexpected args: [${invocation.words.join(' ')}]`);
  const config = yield* invocation.config();
  const found = config.contexts.get(from);
  if (found === undefined)
    throw failure(`cannot rename the context "${from}", it's not in ${config.files[0]?.path ?? ''}`);
  if (config.contexts.has(to))
    throw failure(
      `cannot rename the context "${from}", the context "${to}" already exists in ${config.files[0]?.path ?? ''}`,
    );
  const file = fileOf(config, (content) => entryOf(content, 'contexts', from) !== undefined);
  const renamed = withEntry(
    withEntry(file.content ?? {}, 'contexts', from, undefined),
    'contexts',
    to,
    found,
  );
  yield* saveFile(
    file,
    textAt(renamed, 'current-context') === from ? { ...renamed, 'current-context': to } : renamed,
  );
  yield* print(`Context "${from}" renamed to "${to}".\n`);
  return 0;
};

/** Sets an entry of a list. @returns whether it existed before */
export function* setEntry(
  invocation: Invocation,
  list: PartName,
  name: string,
  change: (before: JsonObject) => JsonObject,
): Running<boolean> {
  const config = yield* invocation.config();
  const file = fileOf(config, (content) => entryOf(content, list, name) !== undefined);
  const before = entryOf(file.content ?? {}, list, name);
  yield* saveFile(file, withEntry(file.content ?? {}, list, name, change(before ?? {})));
  return before !== undefined;
}
