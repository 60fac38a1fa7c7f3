import { valueReadings } from './value-readings.ts';

/** The words that come with an answer's place: a learner may type them too. */
export interface Around {
  /** What is right before the place, and right after it. */
  readonly before: string;
  readonly after: string;
  /** The question, and the head of the table. */
  readonly asked: string;
}

/** Words that name nothing, or the kind of thing that an answer is, before it or after it. */
const FILLERS = new Set(
  (
    'a an the of in on by at to is it its from with under them as exactly only just about kubernetes k8s version release v object objects ' +
    'file field directory folder flag option label annotation phase status state key value command path kind namespace image class effect policy'
  ).split(' '),
);
/** More words than this are a sentence, not an answer. */
const MOST_WORDS = 12;
/** Only words have a plural: `80s` are seconds, and `250ms` is no CPU. */
const PLAIN_WORDS = /^[a-z][a-z' -]*[a-z]$/i;
/** The field of an object's `spec`, or of its template's. Deeper paths are listed with the card: only one of them is right. */
const FIELD_OF_SPEC = /^\.?spec\.(?:template\.spec\.)?([a-z]+[A-Z]\w*)$/;
/** A field of a Pod's `spec` with its value, however they are joined. */
const FIELD_OF_POD = /^(?:pod\.)?\.?(?:spec\.)?([a-z]+[A-Z]\w*)(?: ?[:=] ?| )(\w+)$/;
/** A full path after words that say what it is, or before them: `the kubelet's kubeconfig, /etc/kubernetes/kubelet.conf`. */
const GLOSSED_PATH = /^[^/`(]{1,60}[,:] `?(\/[\w./-]+)`?$|^`?(\/[\w./-]+)`? \([^/()]{1,60}\)$/;
const PUNCTUATION = /^[\s\p{P}`]$/u;
const UNITS = new Map([
  ['s', /^seconds?\b/],
  ['m', /^minutes?\b/],
  ['h', /^hours?\b/],
  ['d', /^days?\b/],
]);

/**
 * The shorter texts that a typed text stands for: without the words that it repeats from its surroundings (`data plane`
 * for a gap before "plane", `port 6443` for "On which port …?"), and with a path, a port or a field in its plain form.
 */
export function readingsOf(text: string, around: Around): string[] {
  const plain = foldSpace(text);
  const found = new Set([text]);
  for (const reading of [plain, ...withoutOuterWords(plain, around)]) {
    found.add(reading);
    for (const form of plainForms(reading, around)) found.add(form);
  }
  return [...found];
}

function withoutOuterWords(text: string, { before, after, asked }: Around): string[] {
  const words = text.split(' ');
  if (words.length > MOST_WORDS) return [];
  const near = { first: wordsOf(before).at(-1), last: wordsOf(after)[0] };
  const known = new Set(
    wordsOf(asked).filter((word) => /^[a-z]{2,}$/.test(word) && !/^(?:no|not|non|without)$/.test(word)),
  );
  const isKnown = (word: string, neighbour: string | undefined): boolean =>
    FILLERS.has(word) ||
    isSameWord(word, neighbour) ||
    [...known].some((other) => isSameOrPlural(word, other));
  const folded = words.map((word) => withoutOuterPunctuation(word.toLowerCase()));
  let start = 0;
  let end = words.length;
  while (start < words.length - 1 && isKnown(folded[start] ?? '', near.first)) start++;
  while (end > 1 && isKnown(folded[end - 1] ?? '', near.last)) end--;
  const found: string[] =
    near.last && near.last.length > 3 && text.endsWith(near.last) ? [text.slice(0, -near.last.length)] : [];
  for (let i = 0; i <= start; i++)
    for (let j = words.length; j >= end; j--) if (i < j) found.push(words.slice(i, j).join(' '));
  return found;
}

function plainForms(text: string, { before, after, asked }: Around): string[] {
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

function wordsOf(text: string): string[] {
  const prose = text.replace(/`[^`\n]*`/g, ' ').replace(/[`*|]/g, ' ');
  return foldSpace(prose.toLowerCase()).split(' ').map(withoutOuterPunctuation);
}

function isSameWord(a: string, b: string | undefined): boolean {
  return b !== undefined && b !== '' && isSameOrPlural(a, b);
}

export function isSameOrPlural(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === long) return true;
  if (!PLAIN_WORDS.test(short)) return false;
  return (
    long ===
    (/(?:s|x|ch)$/.test(short)
      ? `${short}es`
      : /[^aeiou]y$/.test(short)
        ? `${short.slice(0, -1)}ies`
        : `${short}s`)
  );
}

/** One space for each run of white space, and `-` for each kind of dash. */
export function foldSpace(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

export function withoutOuterPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && PUNCTUATION.test(text.charAt(start))) start++;
  while (end > start && PUNCTUATION.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
