import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { subjectsOf } from '../generate/access.ts';
import { splitPair } from '../generate/generator.ts';
import { labelSelectorOf } from '../generate/label-selector.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverMessage } from '../kubectl-failure.ts';
import { diffOf } from '../patch/diff-object.ts';
import { withChangeCause } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { containerPattern, withContainers, withPodSpec } from './pod-spec.ts';
import { printChange } from './print-change.ts';
import { sameSubject } from './reconcile.ts';
import { endWith, sendPatch } from './send-change.ts';

/** The change that a `set` command makes to an object. @throws KubectlFailure if it is not possible. */
export type Change = (object: JsonObject) => JsonObject;

/** Changes each object of a line, and sends the differences. */
export function* changeObjects(
  invocation: Invocation,
  targets: readonly string[],
  done: string,
  what: string,
  change: Change,
  check: () => void = () => {},
): Running<number> {
  const { flags } = invocation;
  const local = flags.on('local');
  if (local && !flags.has('filename'))
    throw failure(
      "you must specify resources by --filename when --local is set.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'",
    );
  const { objects, problems } = yield* visitObjects(invocation, targets, { filesAsGiven: local });
  endWith(problems);
  check();
  const refused: KubectlFailure[] = [];
  for (const one of objects) {
    try {
      yield* changeOne(invocation, one, done, what, change);
    } catch (problem) {
      if (!(problem instanceof KubectlFailure)) throw problem;
      refused.push(problem);
    }
  }
  return endWith(refused);
}

/** Changes that are sent and reported even if nothing changes. */
const SENT_ANYWAY = ['service account', 'selector'];

function* changeOne(
  invocation: Invocation,
  one: Visited,
  done: string,
  what: string,
  change: Change,
): Running<void> {
  const { flags } = invocation;
  const after = withChangeCause(invocation, change(one.object));
  if (flags.on('local') || dryRunOf(flags) === 'client') return yield* printChange(flags, after, done);
  const { type, patch } = diffOf(one, after);
  if (Object.keys(patch).length === 0 && !SENT_ANYWAY.includes(what)) return;
  const reply = yield* sendPatch(one, type, patch, { query: writeQuery(flags, 'kubectl-set', false) });
  if (reply.status >= 400)
    throw failure(
      `failed to patch ${what} update to ${what === 'image' || what === 'env' || what === 'resources' ? 'pod template' : 'object'}: ${messageOf(reply.body)}`,
    );
  yield* printChange(flags, objectAt(reply.body), done);
}

function messageOf(status: Json): string {
  return textAt(status, 'message') || serverMessage(status);
}

/** The words before the first that contains `=` (or ends with `-`), and the words from there on. */
export function splitWords(words: readonly string[]): {
  targets: readonly string[];
  changes: readonly string[];
} {
  const first = words.findIndex((word) => word.includes('=') || (word.endsWith('-') && word.length > 1));
  return first === -1
    ? { targets: words, changes: [] }
    : { targets: words.slice(0, first), changes: words.slice(first) };
}

/** `kubectl set image` */
export const setImage: KubectlCommand = function* (invocation) {
  const { targets, changes } = splitWords(invocation.words);
  if (targets.length === 0 && !invocation.flags.has('filename'))
    throw failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  const images = changes.map((word) => {
    const pair = splitPair(word);
    if (pair === undefined || pair[0] === '' || pair[1] === '')
      throw failure(`all image updates must be in the form <container>=<image>: ${word}`);
    return { matches: containerPattern(pair[0]), name: pair[0], image: pair[1] };
  });
  const update: Change = (object) =>
    withPodSpec(object, (spec) => {
      const all = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
      const missing = images.find(
        ({ matches, name }) => name !== '*' && !all.some((container) => matches(textAt(container, 'name'))),
      );
      if (missing !== undefined)
        throw failure(`unable to find container named ${JSON.stringify(missing.name)}`);
      return withContainers(spec, ['initContainers', 'containers'], (container) => {
        const found = images.filter(({ matches }) => matches(textAt(container, 'name'))).at(-1);
        return found === undefined ? container : { ...container, image: found.image };
      });
    });
  return yield* changeObjects(invocation, targets, 'image updated', 'image', update, () => {
    if (changes.length === 0) throw failure('at least one image update is required');
  });
};

/** `kubectl set resources` */
export const setResources: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const given = (['limits', 'requests'] as const).filter((name) => flags.text(name) !== '');
  const matches = containerPattern(flags.text('containers', '*'));
  const update: Change = (object) =>
    withPodSpec(object, (spec) =>
      withContainers(spec, ['containers', 'initContainers'], (container) => {
        if (!matches(textAt(container, 'name'))) return container;
        const resources = { ...objectAt(container, 'resources') };
        for (const name of given)
          resources[name] = { ...objectAt(resources, name), ...quantities(flags.text(name)) };
        return { ...container, resources };
      }),
    );
  return yield* changeObjects(invocation, words, 'resource requirements updated', 'resources', update, () => {
    if (given.length === 0)
      throw failure('you must specify an update to requests or limits (in the form of --requests/--limits)');
    for (const name of given) quantities(flags.text(name));
  });
};

function quantities(text: string): JsonObject {
  return Object.fromEntries(
    text
      .split(',')
      .filter((part) => part !== '')
      .map((part) => {
        const pair = splitPair(part);
        if (pair === undefined) throw failure(`Invalid argument syntax ${part}, expected <resource>=<value>`);
        if (parseQuantity(pair[1]) === undefined)
          throw failure(
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
          );
        return pair;
      }),
  );
}

/** `kubectl set serviceaccount` */
export const setServiceAccount: KubectlCommand = function* (invocation) {
  const { words } = invocation;
  const account = words.at(-1);
  if (words.length < 2 || account === undefined) throw failure('serviceaccount is required');
  return yield* changeObjects(
    invocation,
    words.slice(0, -1),
    'serviceaccount updated',
    'service account',
    (object) => withPodSpec(object, (spec) => ({ ...spec, serviceAccountName: account })),
  );
};

/** `kubectl set selector` */
export const setSelector: KubectlCommand = function* (invocation) {
  const { words } = invocation;
  const selector = labelSelectorOf(words.at(-1) ?? '');
  if (words.length < 2)
    throw failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (Array.isArray(selector.matchExpressions))
    throw failure('only equality is supported in a selector of kubectl set selector');
  return yield* changeObjects(invocation, words.slice(0, -1), 'selector updated', 'selector', (object) => {
    if (textAt(object, 'kind') !== 'Service')
      throw failure('setting a selector is only supported for Services');
    return { ...object, spec: { ...objectAt(object, 'spec'), selector: objectAt(selector, 'matchLabels') } };
  });
};

/** `kubectl set subject` */
export const setSubject: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const added = subjectsOf(flags);
  const update: Change = (object) => {
    if (!['RoleBinding', 'ClusterRoleBinding'].includes(textAt(object, 'kind')))
      throw failure('setting subjects is only supported for RoleBinding/ClusterRoleBinding');
    const present = objectsAt(object, 'subjects');
    const fresh = added.filter((one) => !present.some((other) => sameSubject(one, other)));
    return { ...object, subjects: [...present, ...fresh] };
  };
  return yield* changeObjects(invocation, words, 'subjects updated', 'subjects', update, () => {
    if (added.length === 0)
      throw failure('you must specify at least one value of user, group or serviceaccount');
  });
};
