import { valueReadings } from './value-readings.ts';
import { isSameOrPlural, wordsOf } from './words.ts';

/** The words that come with an answer's place: a learner may type them too. */
export interface Around {
  /** What is right before the place, and right after it. */
  readonly before: string;
  readonly after: string;
  /** The question, and the head of the table. */
  readonly asked: string;
}

/** The field of an object's `spec`, or of its template's. Deeper paths are listed with the card: only one of them is right. */
const FIELD_OF_SPEC = /^\.?spec\.(?:template\.spec\.)?([a-z]+[A-Z]\w*)$/;
/** A field of a Pod's `spec` with its value, however they are joined. */
const FIELD_OF_POD = /^(?:pod\.)?\.?(?:spec\.)?([a-z]+[A-Z]\w*)(?: ?[:=] ?| )(\w+)$/;
/** A full path after words that say what it is, or before them: `the kubelet's kubeconfig, /etc/kubernetes/kubelet.conf`. */
const GLOSSED_PATH = /^[^/`(]{1,60}[,:] `?(\/[\w./-]+)`?$|^`?(\/[\w./-]+)`? \([^/()]{1,60}\)$/;
const UNITS = new Map([
  ['s', /^seconds?\b/],
  ['m', /^minutes?\b/],
  ['h', /^hours?\b/],
  ['d', /^days?\b/],
]);

/** A text without what is said around its value, and its path, port or field in the plain form. */
export function plainForms(text: string, { before, after, asked }: Around): string[] {
  const forms: string[] = [
    text.replace(/[.,;:]$/, ''),
    text.replace(/^(?:\$ )?(?:sudo )?(?=\S)/, ''),
    ...valueReadings(text, asked),
  ];
  const named = GLOSSED_PATH.exec(text)?.slice(1).find(Boolean);
  if (named !== undefined) forms.push(named);
  const port = /^(?:tcp[ /]?)?(?:port )?:?(\d+)(?:[ /]\(?tcp\)?)?$/i.exec(text)?.[1];
  if (port !== undefined) forms.push(port);
  const [, number, unit = ''] = /^(\d+) ?([smhd])$/.exec(text) ?? [];
  if (number !== undefined && UNITS.get(unit)?.test(after.trim())) forms.push(number);
  const amount = /^\d+ (?:[KMGTP]i|[mkMGTP])$/.exec(text)?.[0];
  if (amount !== undefined) forms.push(amount.replace(' ', ''));
  const [, key, value] = FIELD_OF_POD.exec(text.replaceAll('`', '')) ?? [];
  if (key !== undefined) forms.push(`${key}: ${value}`);
  const field = FIELD_OF_SPEC.exec(text)?.[1];
  if (field !== undefined) forms.push(field);
  if (/^\.[a-z]\w*$/i.test(text) && /\bfields?\b/i.test(asked)) forms.push(text.slice(1));
  const thousands = /^(\d+)k$/i.exec(text)?.[1];
  if (thousands !== undefined) forms.push(`${thousands}000`);
  const percent = /^(\d+) ?(?:%|per ?cent)$/i.exec(text)?.[1];
  if (percent !== undefined) forms.push(percent);
  const [, kind, name] = /^([a-z]+)\/([^/ ]+)$/i.exec(text) ?? [];
  if (
    kind !== undefined &&
    name !== undefined &&
    [...wordsOf(asked), ...wordsOf(before).slice(-1)].some((word) => isSameOrPlural(word, kind.toLowerCase()))
  )
    forms.push(name);
  const path = text.replace(/^\.\//, '').replace(/^([\w./-]+)\/$/, '$1');
  const folder = [...asked.matchAll(/`(\/[\w./-]+)`/g)]
    .map(([, name]) => `${name}/`)
    .flatMap((name) => [name, name.replace(/^.*\/(?=[^/]+\/$)/, '')])
    .find((name) => path.startsWith(name));
  forms.push(path, folder === undefined ? path : path.slice(folder.length));
  return forms;
}
