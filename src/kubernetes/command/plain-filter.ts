import type { Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { calledWords, toolName } from './tool-name.ts';

/**
 * Replaces a filter on a list or a description by the flags that print no more than the filter lets through: `crictl ps | grep NAME` by `crictl
 * ps --name NAME`, and `openssl x509 -text | grep 'Not After'` by `openssl x509 -enddate`.
 */
export function withPlainFilter(stages: readonly Stage[]): readonly Stage[] {
  const [first, ...rest] = stages;
  const [program, verb] = calledWords(first?.words ?? []);
  if (first === undefined || program === undefined || verb === undefined) return stages;
  if (first.redirects.some(({ operator }) => operator.includes('>'))) return stages;
  const command = `${toolName(program)} ${verb.value}`;
  if (command === 'crictl ps' || command === 'crictl pods') return withName(first, rest);
  return command === 'openssl x509' ? withPart(first, rest) : stages;
}

function withName(first: Stage, rest: readonly Stage[]): readonly Stage[] {
  const ids = idsOnly(first, rest);
  if (ids !== undefined) return ids;
  const [filter, column, ...more] = rest;
  const name = filter && patternOf(filter);
  if (name === undefined || !/^[\w-]+$/.test(name.value) || first.words.some(isOtherForm))
    return [first, ...rest];
  const state = /^(?:exited|running)$/i.test(name.value);
  const words = [...first.words, { ...name, value: state ? '--state' : '--name' }, name];
  if (column === undefined || !isFirstColumn(column))
    return withPlainFilter([{ ...first, words }, ...rest.slice(1)]);
  return [{ ...first, words: [...words, { ...name, value: '--quiet' }] }, ...more];
}

/** Rewrites `crictl ps -o json | jq -r '.containers[].id'` as `crictl ps -q`. */
function idsOnly(first: Stage, [filter, ...more]: readonly Stage[]): readonly Stage[] | undefined {
  const { words } = first;
  const at = words.findIndex(({ value }) => /^(?:-o|--output)(?:=json)?$/.test(value));
  const form = words[at]?.value.includes('=') ? words.slice(at, at + 1) : words.slice(at, at + 2);
  const [program, flag, path, ...others] = filter?.words ?? [];
  const isIds = /^'?\.(?:containers|items)\[\] *(?:\| *)?\.id'?$/.test(path?.value ?? '');
  if (
    !/[= ]json$/.test(form.map(({ value }) => value).join(' ')) ||
    program === undefined ||
    flag?.value !== '-r' ||
    !isIds ||
    others.length > 0
  )
    return undefined;
  if (toolName(program) !== 'jq' || filter?.redirects.length !== 0) return undefined;
  const quiet = { ...program, value: '--quiet' };
  return [{ ...first, words: [...words.filter((word) => !form.includes(word)), quiet] }, ...more];
}

function isOtherForm({ value }: Word): boolean {
  return /^(?:-o|--output|-q|--quiet|-aq|-qa|-v|--verbose)(?:=|$)/.test(value);
}

/** Whether a stage is `awk '{print $1}'`, which prints the ID column of crictl's lists. */
function isFirstColumn({ words, redirects }: Stage): boolean {
  const [program, text, ...more] = words;
  if (program === undefined || text === undefined || more.length + redirects.length > 0) return false;
  return toolName(program) === 'awk' && /^\{ *print +\$1 *;? *\}$/.test(text.value);
}

/** The labels that `-text` and `-dates` print for data that a separate flag prints alone. */
const PARTS: readonly (readonly [flag: string, label: RegExp])[] = [
  ['-enddate', /^(?:not ?after|after)\b/i],
  ['-startdate', /^(?:not ?before|before)\b/i],
  ['-issuer', /^issuer:?$/i],
  ['-subject', /^subject:?$/i],
];

function withPart(first: Stage, rest: readonly Stage[]): readonly Stage[] {
  const [filter, ...more] = rest;
  const label = filter && patternOf(filter);
  const isWhole = ({ value }: Word) => value === '-text' || value === '-dates';
  const [flag] = PARTS.find(([, known]) => label !== undefined && known.test(label.value.trim())) ?? [];
  const isKnown =
    flag === '-enddate' || flag === '-startdate' || first.words.some((w) => w.value === '-text');
  if (label === undefined || flag === undefined || !isKnown || !first.words.some(isWhole))
    return [first, ...rest];
  const words = first.words.map((word) => (isWhole(word) ? { ...word, value: flag } : word));
  return [{ ...first, words }, ...more];
}

/** The only pattern of a `grep` that has no flags other than those for case or pattern syntax. */
function patternOf({ words, redirects, assignments }: Stage): Word | undefined {
  const [program, ...rest] = words;
  if (program === undefined || !/^[ef]?grep$/.test(toolName(program))) return undefined;
  const given = rest.filter(({ value }) => !/^-[iwEF]+$/.test(value));
  const [pattern, ...more] = given;
  const isAlone = more.length + redirects.length + assignments.length === 0;
  return isAlone && pattern !== undefined && !pattern.value.startsWith('-') ? pattern : undefined;
}
