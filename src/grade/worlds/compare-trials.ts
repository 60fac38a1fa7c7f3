import { asCreated } from '../../kubernetes/defaults/apply-defaults.ts';
import { isObject, type Json, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { AskedOutput } from './asked-output.ts';
import { canonicalObject } from './canonical-object.ts';
import { type CreatedComparison, compareCreated, selectedKeys } from './free-names.ts';
import { compareOutputs, valueCount } from './printed-values.ts';
import type { SentRequest } from './sent-request.ts';
import { keyOf, type StateChange, valuesIn } from './state-changes.ts';
import type { Trial } from './trial.ts';
import { KUBECONFIG_PATH } from './world.ts';

/** A difference between the effects of an answer and of the reference in a world. */
export type EffectDifference =
  | {
      readonly on: 'object';
      readonly reference?: StateChange | undefined;
      readonly answer?: StateChange | undefined;
    }
  | {
      readonly on: 'file';
      readonly path: string;
      readonly reference?: string | null | undefined;
      readonly answer?: string | null | undefined;
    }
  | { readonly on: 'output'; readonly reference: string; readonly answer: string };

export interface TrialComparison {
  readonly differences: readonly EffectDifference[];
  /** Why the answer cannot be judged although nothing differs. */
  readonly unclear?: 'names' | 'output' | 'container' | 'failure';
}

/** What a reference requires in addition to its effect. */
export interface Asked {
  /** Its text. */
  readonly text: string;
  readonly output: AskedOutput;
  /** Whether it is about how a command ends: `kubectl wait`. */
  readonly isAboutEnd: boolean;
}

export function compareTrials(reference: Trial, answer: Trial, wanted: Asked): TrialComparison {
  const { text, output: asked, isAboutEnd } = wanted;
  const objects = objectDifferences(reference, answer, text);
  const isMade = /--dry-run\b/.test(text);
  const differences = [...objects.differences, ...fileDifferences(reference, answer, asked, isMade)];
  const isInFile = reference.files.size > 0 && reference.stdout === '';
  const output = isInFile
    ? undefined
    : compareOutputs(reference.stdout, withoutSwitch(reference, answer), asked);
  if (output === 'different')
    differences.push({ on: 'output', reference: reference.stdout, answer: answer.stdout });
  if (isAboutEnd && (reference.exit === 0) !== (answer.exit === 0))
    differences.push({ on: 'output', reference: allPrinted(reference), answer: allPrinted(answer) });
  if (differences.length > 0) return { differences };
  if (objects.isUnclear) return { differences, unclear: 'names' };
  if (output === 'unclear') return { differences, unclear: 'output' };
  if (insideContainers(reference) !== insideContainers(answer)) return { differences, unclear: 'container' };
  if (reference.exit === 0 && answer.exit !== 0 && hasEffect(reference, wanted))
    return { differences, unclear: 'failure' };
  return { differences };
}

/** Whether a script did anything that an answer can be compared with. A file without a letter may be one whose values did not exist. */
export function hasEffect(
  { exit, changes, files, stdout, requests }: Trial,
  { output, isAboutEnd }: Asked,
): boolean {
  if (changes.length > 0 || requests.some(({ status }) => status === 101)) return true;
  if ([...files.values()].some((text) => text === null || text.trim() !== '')) return true;
  if (isAboutEnd && exit === 0) return true;
  return output !== 'nothing' && valueCount(stdout) > 0;
}

function allPrinted({ stdout, stderr }: Trial): string {
  return `${stdout}${stderr}`;
}

function objectDifferences(
  reference: Trial,
  answer: Trial,
  text: string,
): { readonly differences: EffectDifference[]; readonly isUnclear: boolean } {
  const expected = new Map(reference.changes.map((change) => [keyOf(change), change]));
  const actual = new Map(answer.changes.map((change) => [keyOf(change), change]));
  const differences: EffectDifference[] = [];
  let isUnclear = false;
  let selected: ReadonlySet<string> | undefined;
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const [a, b] = [expected.get(key), actual.get(key)];
    if (textOf(a) === textOf(b)) continue;
    let created: CreatedComparison = 'different';
    if (a !== undefined && b !== undefined && a.before === undefined) {
      selected ??= selectedKeys([...reference.changes, ...answer.changes]);
      created = compareCreated(a, b, text, selected);
    }
    if (created === 'different') differences.push({ on: 'object', reference: a, answer: b });
    isUnclear ||= created === 'unclear';
  }
  return { differences, isUnclear };
}

function textOf(change: StateChange | undefined): string | undefined {
  return change && JSON.stringify([change.after, change.replaced]);
}

/** @param isMade whether the file is a manifest of a new object, of which only the resulting object counts */
function fileDifferences(
  reference: Trial,
  answer: Trial,
  asked: AskedOutput,
  isMade: boolean,
): EffectDifference[] {
  const differences: EffectDifference[] = [];
  for (const path of new Set([...reference.files.keys(), ...answer.files.keys()])) {
    const [a, b] = [reference.files.get(path), answer.files.get(path)];
    if (a === undefined && isStep(path, reference, answer)) continue;
    if (!sameContent(path, a, b, asked) && !(isMade && sameManifest(a, b)))
      differences.push({ on: 'file', path, reference: a, answer: b });
  }
  return differences;
}

/** The output of an answer, without kubectl's message about a context that was set for later commands. */
function withoutSwitch(reference: Trial, answer: Trial): string {
  const isOwn = !reference.files.has(KUBECONFIG_PATH) && answer.files.has(KUBECONFIG_PATH);
  return isOwn
    ? answer.stdout.replace(/^(?:Context ".*" modified|Switched to context ".*"|Property ".*" set)\.\n/gm, '')
    : answer.stdout;
}

/**
 * Whether a file was only written for another command, which requested a change or printed the result; or is the kubeconfig that kubectl itself
 * wrote.
 */
function isStep(path: string, reference: Trial, { reread, changes, requests, commands }: Trial): boolean {
  if (!reread.includes(path)) return false;
  if (path === KUBECONFIG_PATH) return commands.some((words) => words.includes('config'));
  const asks = changes.length > 0 || requests.some(({ method }) => method !== 'GET' && method !== 'POST');
  return asks || (reference.files.size === 0 && reference.stdout !== '');
}

function sameContent(
  path: string,
  a: string | null | undefined,
  b: string | null | undefined,
  asked: AskedOutput,
): boolean {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  if (path === KUBECONFIG_PATH) return sameData(a, b);
  if (asked === 'values' || asked === 'order') return compareOutputs(a, b, asked) === 'same';
  return a.trim() === b.trim();
}

/** Whether two YAML texts are manifests of the same objects. */
function sameManifest(a: string | null | undefined, b: string | null | undefined): boolean {
  const [expected, actual] = [madeBy(a), madeBy(b)];
  return expected !== undefined && expected === actual;
}

/** The objects that a manifest makes; `undefined` for other texts, and for JSON. */
function madeBy(text: string | null | undefined): string | undefined {
  if (typeof text !== 'string' || /^\s*\{/.test(text)) return undefined;
  const documents = parseData(text).documents as Json[];
  if (documents.length === 0 || !documents.every(isManifest)) return undefined;
  const said = { values: valuesIn(documents), status: false };
  return JSON.stringify(documents.map((object) => canonicalObject(asCreated(object), said)));
}

function isManifest(document: Json): document is JsonObject {
  return isObject(document) && document.kind !== undefined && document.apiVersion !== undefined;
}

function sameData(a: string, b: string): boolean {
  return JSON.stringify(parseData(a).documents) === JSON.stringify(parseData(b).documents);
}

/** The commands that were run in containers, including those of Pods that were created and deleted again. */
function insideContainers({ requests }: Trial): string {
  const asked = requests.filter(({ status }) => status === 101);
  const gone = new Set(
    requests.filter(({ method }) => method === 'DELETE').map(({ server, path }) => `${server}${path}`),
  );
  const passing = requests.filter(
    ({ server, path, body }) =>
      path.endsWith('/pods') && gone.has(`${server}${path}/${textAt(body, 'metadata', 'name')}`),
  );
  return JSON.stringify([
    asked.map(({ server, path, query }) => [server, path, ...inOrder(query)]),
    passing.map(({ body }) =>
      objectsAt(body, 'spec', 'containers').map((container) => [container.image, wordsOf(container)]),
    ),
  ]);
}

/** Sorts parameters, except the words of a command. */
function inOrder(query: SentRequest['query']): readonly unknown[] {
  const isWord = ([name]: readonly [string, string]) => name === 'command';
  return [[...query].sort(), query.filter(isWord)];
}

function wordsOf({ command, args }: JsonObject): readonly Json[] {
  return [command, args].flatMap((words) => (Array.isArray(words) ? words : []));
}
