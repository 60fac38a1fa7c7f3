import { type Json, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { EffectDifference } from './compare-trials.ts';
import { type LeafDifference, leafDifferences, pathText } from './leaf-differences.ts';
import type { StateChange } from './state-changes.ts';
import type { Trial } from './trial.ts';
import { HOME_FOLDER, HOME_SERVER, KUBECONFIG_PATH } from './world.ts';

const LONGEST = 70;
/** How many common characters are shown before the first difference of two texts. */
const MARGIN = 20;

/** The effect of an answer in a world. */
interface Answered {
  readonly text: string;
  readonly trial: Trial;
}

/** A difference between an answer and the reference, as a sentence without a period. */
export function describeEffect(differences: readonly EffectDifference[], { text, trial }: Answered): string {
  const [first] = [...differences].sort((a, b) => weight(a) - weight(b));
  if (first === undefined) return '';
  const failed = trial.exit !== 0 && trial.changes.length === 0 ? errorOf(trial) : '';
  const places = new Set(
    differences.flatMap((one) => (one.on === 'object' ? [changeIn(one).namespace] : [])),
  );
  switch (first.on) {
    case 'object':
      return describeObject(first, { text, failed, isPlaced: places.size > 1 });
    case 'file':
      return describeFile(first);
    case 'output':
      return failed === '' || first.answer.trim() !== ''
        ? describeOutput(first.reference, first.answer)
        : `your command fails where the reference does not: ${failed}`;
  }
}

/** The first lines that are not the same. */
function describeOutput(reference: string, answer: string): string {
  const linesOf = (text: string): string[] => text.trim().split('\n').map(onOneLine);
  const [expected, actual] = [linesOf(reference), linesOf(answer)];
  if (expected.join('\n') === actual.join('\n')) return 'your command prints other spaces than the reference';
  const differing = actual.findIndex((line, n) => line !== expected[n]);
  const at = differing === -1 ? actual.length : differing;
  const [a = '', b = ''] = [expected[at], actual[at]];
  return `your command prints ${shown(b, a)}, the reference ${shown(a, b)}`;
}

type ObjectDifference = Extract<EffectDifference, { on: 'object' }>;

/** The answer's change of an object or, if it made none, the reference's. */
function changeIn({ reference, answer }: ObjectDifference): StateChange {
  return (answer ?? reference) as StateChange;
}

/** An additional change says more than a missing one. */
function weight(difference: EffectDifference): number {
  if (difference.on !== 'object') return 2;
  return difference.reference === undefined ? 0 : 1;
}

interface Told {
  /** The answer. */
  readonly text: string;
  /** Why it failed; empty if it did not. */
  readonly failed: string;
  /** Whether objects of several namespaces differ, so that each is named with its own. */
  readonly isPlaced: boolean;
}

function describeObject(difference: ObjectDifference, { text, failed, isPlaced }: Told): string {
  const { reference, answer } = difference;
  const change = changeIn(difference);
  const name = nameOf(change, isPlaced);
  const where = change.before === undefined ? '' : `in a cluster with ${name}${labelsOf(change, text)}, `;
  const it = change.before === undefined ? name : 'it';
  if (answer === undefined) return `${where}${leftUndone(change, it, failed)}`;
  if (reference === undefined) return `${where}your command also ${done(answer, it)}`;
  if (reference.after === undefined || answer.after === undefined)
    return `${where}your command ${done(answer, it)}, and the reference ${done(reference, it)}`;
  const [leaf] = leafDifferences(reference.after, answer.after);
  if (leaf === undefined)
    return `${where}${answer.replaced ? 'your command replaces it, and the reference changes it' : 'the reference replaces it, and your command changes it'}`;
  return `${change.before === undefined ? `${name}: ` : where}${describeLeaf(leaf)}`;
}

function leftUndone(reference: StateChange, it: string, failed: string): string {
  if (failed !== '') return `your command fails: ${failed}`;
  if (reference.after === undefined) return `your command does not delete ${it}`;
  if (reference.before === undefined) return `your command does not create ${it}`;
  return reference.replaced
    ? `your command does not replace ${it}`
    : `your command does not change ${it}: ${whatChanged(reference, 'the reference')}`;
}

function done(change: StateChange, it: string): string {
  if (change.after === undefined) return `deletes ${it}`;
  if (change.before === undefined) return `creates ${it}`;
  return change.replaced ? `replaces ${it}` : `changes ${it} (${whatChanged(change, 'it')})`;
}

/** The places in which an object has changed, unless it was replaced. */
function whatChanged({ before, after }: StateChange, who: string): string {
  const { path, answer } = leafDifferences(before, after)[0] as LeafDifference;
  return answer === undefined
    ? `${who} removes ${pathText(path)}`
    : `${who} sets ${pathText(path)} to ${value(answer)}`;
}

function describeLeaf({ path, reference, answer }: LeafDifference): string {
  const field = pathText(path);
  if (Array.isArray(reference) && Array.isArray(answer)) return describeItems(field, reference, answer);
  if (answer === undefined)
    return `your command leaves ${field} unset, and the reference sets ${value(reference)}`;
  if (reference === undefined)
    return `your command sets ${field} to ${value(answer)}, and the reference leaves it unset`;
  return `${field} is ${value(answer, reference)} after your command, and ${value(reference, answer)} after the reference`;
}

/** Of two lists, only what is in one of them. */
function describeItems(field: string, reference: readonly Json[], answer: readonly Json[]): string {
  const [missing, extra] = [without(reference, answer), without(answer, reference)];
  if (missing.length > 0 && extra.length > 0)
    return `${field} holds ${value(extra)} after your command, and ${value(missing)} after the reference`;
  if (missing.length > 0) return `${field} lacks ${value(missing)} after your command`;
  return extra.length > 0
    ? `${field} also holds ${value(extra)} after your command`
    : `${field} is in another order after your command`;
}

function without(items: readonly Json[], others: readonly Json[]): Json[] {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return items.filter((item) => !known.has(JSON.stringify(item)));
}

function describeFile({ path, reference, answer }: Extract<EffectDifference, { on: 'file' }>): string {
  const name = path.startsWith(`${HOME_FOLDER}/`) ? path.slice(HOME_FOLDER.length + 1) : path;
  if (path === KUBECONFIG_PATH) return describeKubeconfig(reference, answer);
  if (typeof answer !== 'string') return `your command does not write ${name}`;
  if (typeof reference !== 'string') return `your command also writes ${name}`;
  const [a, b] = [onOneLine(reference), onOneLine(answer)];
  return `your command writes ${shown(b, a)} to ${name}, the reference ${shown(a, b)}`;
}

function describeKubeconfig(reference: string | null | undefined, answer: string | null | undefined): string {
  if (answer === undefined) return 'your command does not change the kubeconfig';
  if (reference === undefined) return 'your command also changes the kubeconfig';
  const [a, b] = [reference, answer].map((text) => (parseData(text ?? '').documents as Json[])[0]);
  const [leaf] = leafDifferences(a, b);
  return leaf === undefined ? 'the kubeconfig differs' : `in the kubeconfig, ${describeLeaf(leaf)}`;
}

/** `, labelled tier=old`: the labels by which the answer selects. */
function labelsOf(change: StateChange, text: string): string {
  const labels = objectAt(change.before, 'metadata', 'labels');
  const telling = Object.keys(labels).filter((key) => /\s-l|--selector/.test(text) && text.includes(key));
  return telling.length === 0
    ? ''
    : `, labelled ${telling.map((key) => `${key}=${textAt(labels, key)}`).join(',')}`;
}

function nameOf({ kind, name, namespace, server }: StateChange, isPlaced: boolean): string {
  const place =
    namespace === '' || (namespace === 'default' && !isPlaced) ? '' : ` in namespace ${namespace}`;
  const cluster = server === HOME_SERVER ? '' : ' of another context';
  return `${kind} ${name}${place}${cluster}`;
}

function errorOf({ stderr }: Trial): string {
  const line = stderr.split('\n').find((one) => one.trim() !== '' && !one.startsWith('Warning:')) ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** A value, shortened so that its difference from the other one is visible. */
function value(json: Json | undefined, other?: Json): string {
  return cut(textOf(json), textOf(other)) || '""';
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : JSON.stringify(json ?? null);
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function shown(line: string, other: string): string {
  return cut(line, other) || 'nothing';
}

/** A text, shortened for a message; if it differs from another text only far along, from shortly before that place. */
function cut(text: string, other: string): string {
  if (text.length <= LONGEST) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const rest = same < LONGEST - MARGIN ? text : `…${text.slice(same - MARGIN)}`;
  return rest.length > LONGEST ? `${rest.slice(0, LONGEST - 1)}…` : rest;
}
