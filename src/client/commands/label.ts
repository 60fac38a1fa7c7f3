import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { labelValue } from '../../kubernetes/validation/names.ts';
import { type Visited, visitEach } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { objectName } from '../output/print-objects.ts';
import { print, printError } from '../running.ts';
import { changeCauseAnnotation } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { DRY_RUN_NOTE, dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { endWith, sendPatch } from './send-change.ts';

interface PairChanges {
  readonly set: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
}

/** `kubectl label` and `kubectl annotate`. */
function changePairs(
  field: 'labels' | 'annotations',
  word: 'label' | 'annotation',
  done: string,
): KubectlCommand {
  return function* (invocation) {
    const { flags, words, verb } = invocation;
    const isChange = (text: string): boolean => /[^=]-$|=/.test(text) || text === '-';
    const first = words.findIndex(isChange);
    const targets = first === -1 ? words : words.slice(0, first);
    const changes = readChanges(first === -1 ? [] : words.slice(first), word);
    if (targets.length === 0 && !flags.has('filename'))
      throw failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    const file = verb === 'label' ? 'pod' : 'rsrc';
    if (flags.on('local') && !flags.has('filename'))
      throw failure(
        `can only use local files by -f ${file}.yaml or --filename=${file}.json when --local=true is set`,
      );
    if (changes.set.size + changes.remove.length === 0 && !flags.on('list'))
      throw usageFailure(verb, `at least one ${word} update is required`);
    const several = targets.length !== (targets[0]?.includes('/') ? 1 : 2);
    const refused = yield* visitEach(
      invocation,
      (one) =>
        flags.on('list')
          ? listPairs(one, field, several)
          : changeOne(invocation, one, field, word, done, changes),
      targets,
    );
    return endWith(refused);
  };
}

function readChanges(words: readonly string[], word: string): PairChanges {
  const set = new Map<string, string>();
  const remove: string[] = [];
  for (const text of words) {
    const at = text.indexOf('=');
    if (at > 0) {
      const key = text.slice(0, at);
      if (word === 'label' && text.includes('=', at + 1)) throw failure(`invalid label spec: ${text}`);
      if (set.has(key) || remove.includes(key))
        throw failure(`can not both modify and remove a ${word} in the same command`);
      set.set(key, text.slice(at + 1));
    } else if (at === -1 && text.endsWith('-') && text !== '-') remove.push(text.slice(0, -1));
    else throw failure(`unknown ${word} spec: ${text}`);
  }
  if (word === 'label') checkValues(set);
  const both = remove.find((key) => set.has(key));
  if (both !== undefined) throw failure(`can not both modify and remove a ${word} in the same command`);
  return { set, remove };
}

function checkValues(labels: ReadonlyMap<string, string>): void {
  for (const [key, value] of labels) {
    const [wrong] = labelValue(value);
    if (wrong !== undefined) throw failure(`invalid label value: "${key}=${value}": ${wrong}`);
  }
}

function* listPairs({ object }: Visited, field: 'labels' | 'annotations', several: boolean): Running<void> {
  const pairs = objectAt(object, 'metadata', field);
  if (several)
    yield* print(
      `Listing ${field} for ${textAt(object, 'kind')}.${textAt(object, 'apiVersion').replace(/.*\//, '')}/${textAt(object, 'metadata', 'name')}:\n`,
    );
  for (const key of Object.keys(pairs).sort()) yield* print(`${several ? ' ' : ''}${key}=${pairs[key]}\n`);
}

function* changeOne(
  invocation: Invocation,
  one: Visited,
  field: 'labels' | 'annotations',
  word: string,
  done: string,
  changes: PairChanges,
): Running<void> {
  const { flags } = invocation;
  const present = objectAt(one.object, 'metadata', field);
  const values = new Map(Object.entries(present).map(([key, value]) => [key, String(value)]));
  const version = flags.text('resource-version');
  if (!flags.on('overwrite')) {
    const taken = [...changes.set].filter(([key, value]) => values.has(key) && values.get(key) !== value);
    if (taken.length > 0) {
      const said = taken.map(([key]) => `'${key}' already has a value (${values.get(key)})`);
      throw failure(
        word === 'label'
          ? `${said[0]}, and --overwrite is false`
          : `--overwrite is false but found the following declared annotation(s): ${said.join('; ')}`,
      );
    }
  }
  const pairs: [string, Json][] = [...changes.set].filter(([key, value]) => values.get(key) !== value);
  for (const key of changes.remove) {
    if (values.has(key)) pairs.push([key, null]);
    else if (word === 'label') yield* printError(`label "${key}" not found.\n`);
  }
  const unchanged = pairs.length === 0;
  const cause = changeCauseAnnotation(invocation);
  const metadata: JsonObject = {
    ...(!unchanged && { [field]: Object.fromEntries(pairs) }),
    ...(Object.keys(cause).length > 0 && {
      annotations: { ...(field === 'annotations' && Object.fromEntries(pairs)), ...cause },
    }),
    ...(version !== '' && { resourceVersion: version }),
  };
  const after =
    word === 'label' && unchanged
      ? 'not labeled'
      : changes.set.size === 0 && word === 'label'
        ? 'unlabeled'
        : done;
  if (dryRunOf(flags) === 'client') {
    return yield* printChange(flags, locallyChanged(one.object, field, pairs), after);
  }
  const query = writeQuery(flags, `kubectl-${word === 'label' ? 'label' : 'annotate'}`, false);
  const { status, body } = yield* sendPatch(
    one,
    'merge',
    Object.keys(metadata).length > 0 ? { metadata } : {},
    { query },
  );
  if (status >= 400) throw serverFailure(body);
  yield* report(flags, objectAt(body), after);
}

function* report(flags: Flags, object: JsonObject, after: string): Running<void> {
  if (flags.has('output')) yield* printChange(flags, object, after);
  else yield* print(`${objectName(object)} ${after}${DRY_RUN_NOTE[dryRunOf(flags)]}\n`);
}

function locallyChanged(object: JsonObject, field: string, pairs: readonly [string, Json][]): JsonObject {
  const metadata = objectAt(object, 'metadata');
  const changed = new Map(Object.entries(objectAt(metadata, field)));
  for (const [key, value] of pairs) {
    if (value === null) changed.delete(key);
    else changed.set(key, value);
  }
  return { ...object, metadata: { ...metadata, [field]: Object.fromEntries(changed) } };
}

/** `kubectl label` */
export const label = changePairs('labels', 'label', 'labeled');
/** `kubectl annotate` */
export const annotate = changePairs('annotations', 'annotation', 'annotated');
