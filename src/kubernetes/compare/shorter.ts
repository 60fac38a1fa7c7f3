import type { Range } from '../../source/range.ts';
import type { Command } from '../command/command.ts';
import { readScript, type ScriptReading } from '../command/statement.ts';
import { findResource, type Resource } from '../kubectl/resources.ts';
import { compareScripts } from './compare.ts';

interface Edit {
  readonly range: Range;
  readonly text: string;
}

/**
 * The same answer with fewer characters: `k`, short flags, short names of types, switches without `=true`; `null` if nothing can be shortened.
 * The result compares as equal.
 */
export function shorter(answer: string): string | null {
  const reading = readScript(answer);
  const edits = reading.statements.flatMap(({ commands }) => commands.flatMap((c) => editsOf(c, answer)));
  return apply(answer, reading, edits) ?? apply(answer, reading, edits.filter(isToolName));
}

function apply(answer: string, reading: ScriptReading, edits: readonly Edit[]): string | null {
  let text = answer;
  for (const { range, text: short } of [...edits].sort((a, b) => b.range.start - a.range.start))
    text = text.slice(0, range.start) + short + text.slice(range.end);
  if (text.length >= answer.length) return null;
  return compareScripts(reading, readScript(text), { ordered: true }).outcome === 'correct' ? text : null;
}

function isToolName({ text }: Edit): boolean {
  return text === 'k';
}

function editsOf(command: Command, answer: string): Edit[] {
  if (command.refusals.length > 0 || command.verb === undefined) return [];
  const found = [...verbEdits(command, answer), ...flagEdits(command, answer), ...typeEdits(command, answer)];
  const { verbRange, tool } = command;
  if (tool === 'kubectl' && answer.startsWith('kubectl', verbRange.start))
    found.push({ range: { start: verbRange.start, end: verbRange.start + 'kubectl'.length }, text: 'k' });
  return found.filter(({ range, text }) => text.length < range.end - range.start);
}

/** Shortens `create serviceaccount` to `create sa`. */
function verbEdits({ verb, verbWords }: Command, answer: string): Edit[] {
  const last = verbWords.at(-1);
  const aliases = verb?.entry.aliases ?? [];
  if (last === undefined || answer.slice(last.range.start, last.range.end) !== last.value) return [];
  const text = aliases.reduce((short, alias) => (alias.length < short.length ? alias : short), last.value);
  return [{ range: last.range, text }];
}

/** Shortens `--namespace=dev` to `-n dev`, and `--watch=true` to `-w`. */
function flagEdits({ options }: Command, answer: string): Edit[] {
  return options.flatMap(({ flag, range, valueRange }): Edit[] => {
    const written = answer.slice(range.start, range.end);
    if (!written.startsWith('--')) return [];
    const name = flag.short === undefined ? `--${flag.name}` : `-${flag.short}`;
    if (flag.value === 'none') return /^--[\w-]+(?:=true)?$/.test(written) ? [{ range, text: name }] : [];
    const head = /^--[\w-]+(?:=|\s+)/.exec(written)?.[0];
    if (flag.short === undefined || flag.value !== 'required' || head === undefined) return [];
    const value =
      valueRange.start > range.start ? answer.slice(valueRange.start, range.end) : written.slice(head.length);
    return value === '' || value.startsWith('-') ? [] : [{ range, text: `${name} ${value}` }];
  });
}

/** Shortens the type in the first word, or before a slash, to its shortest name. */
function typeEdits({ tool, verb, words }: Command, answer: string): Edit[] {
  const first = words[0];
  if (tool !== 'kubectl' || verb === undefined || first === undefined) return [];
  if (!TYPED.has(verb.path[0] ?? '') || first.quoted) return [];
  const written = answer.slice(first.range.start, first.range.end);
  if (written !== first.value) return [];
  const slashed = words.filter((w) => w.value.includes('/') && !w.value.includes('='));
  if (verb.name === 'explain') return [{ range: first.range, text: written.replace(/^[^.]+/, shortest) }];
  if (slashed.length === 0) return [{ range: first.range, text: written.split(',').map(shortest).join(',') }];
  return slashed.flatMap(({ value, range }): Edit[] => {
    const slash = value.indexOf('/');
    if (answer.slice(range.start, range.end) !== value) return [];
    return [
      { range: { start: range.start, end: range.start + slash }, text: shortest(value.slice(0, slash)) },
    ];
  });
}

/** The verbs whose first word is a type. */
const TYPED = new Set([
  'get',
  'describe',
  'delete',
  'edit',
  'label',
  'annotate',
  'scale',
  'autoscale',
  'expose',
  'patch',
  'rollout',
  'set',
  'taint',
  'wait',
  'explain',
]);

function shortest(word: string): string {
  const resource = findResource(word);
  if (resource === undefined) return word;
  const names = namesOf(resource).filter((name) => findResource(name) === resource);
  return names.reduce((short, name) => (name.length < short.length ? name : short), word);
}

function namesOf({ name, singular, shortNames }: Resource): string[] {
  return [...shortNames, singular, name];
}
