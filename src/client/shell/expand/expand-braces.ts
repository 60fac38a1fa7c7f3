import { Beyond } from '../beyond.ts';
import type { BashPart, BashWord } from '../parse/syntax.ts';

/** One unquoted character, or a part that is not split. */
type Atom = string | BashPart;

/**
 * The words that `{a,b}` and `{1..3}` expand to; the word itself if it has no braces.
 *
 * @see https://www.gnu.org/software/bash/manual/bash.html#Brace-Expansion
 */
export function expandBraces(word: BashWord): BashWord[] {
  if (!word.parts.some((p) => p.kind === 'text' && !p.quoted && p.text.includes('{'))) return [word];
  const atoms = word.parts.flatMap((part): Atom[] =>
    part.kind === 'text' && !part.quoted ? [...part.text] : [part],
  );
  return expand(atoms).map((one) => ({ parts: asParts(one), range: word.range }));
}

function expand(atoms: readonly Atom[]): Atom[][] {
  for (let start = atoms.indexOf('{'); start !== -1; start = atoms.indexOf('{', start + 1)) {
    const found = readBraces(atoms, start);
    if (found === undefined) continue;
    const heads = atoms.slice(0, start);
    checkNameBefore(heads.at(-1));
    const tails = expand(atoms.slice(found.end + 1));
    return found.items.flatMap((item) => tails.map((tail) => [...heads, ...item, ...tail]));
  }
  return [[...atoms]];
}

/** Refuses `$y{a,b}`, which is `$ya $yb`: braces are expanded first and change the name. */
function checkNameBefore(atom: Atom | undefined): void {
  if (atom === undefined || typeof atom === 'string' || atom.kind !== 'parameter') return;
  const { name, range } = atom.parameter;
  if (range.end - range.start === name.length + 1)
    throw new Beyond(`$${name} right in front of braces`, range);
}

function readBraces(
  atoms: readonly Atom[],
  start: number,
): { readonly items: Atom[][]; readonly end: number } | undefined {
  let depth = 0;
  const commas: number[] = [];
  for (let at = start; at < atoms.length; at++) {
    const atom = atoms[at];
    if (atom === '{') depth++;
    else if (atom === ',' && depth === 1) commas.push(at);
    else if (atom === '}' && --depth === 0) {
      if (commas.length > 0) return { items: alternatives(atoms, [start, ...commas, at]), end: at };
      const items = sequence(atoms.slice(start + 1, at));
      return items === undefined ? undefined : { items, end: at };
    }
  }
  return undefined;
}

function alternatives(atoms: readonly Atom[], places: readonly number[]): Atom[][] {
  return places.slice(1).flatMap((end, i) => expand(atoms.slice((places[i] ?? 0) + 1, end)));
}

/** Expands a sequence: `1..3`, `a..e`, `01..10..3`. */
function sequence(atoms: readonly Atom[]): Atom[][] | undefined {
  if (atoms.some((atom) => typeof atom !== 'string')) return undefined;
  const match = /^(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?$/.exec(atoms.join(''));
  const [, from = '', to = '', by = '1'] = match ?? [];
  if (match === null || /\d$/.test(from) !== /\d$/.test(to)) return undefined;
  const letters = !/\d$/.test(from);
  const [first, last] = letters ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  const step = Math.abs(Number(by)) || 1;
  const padded = [from, to].some((n) => /^-?0\d/.test(n)) ? Math.max(from.length, to.length) : 0;
  const items: Atom[][] = [];
  for (let n = first; first <= last ? n <= last : n >= last; n += first <= last ? step : -step)
    items.push([...(letters ? String.fromCharCode(n) : pad(n, padded))]);
  return items;
}

function pad(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return value < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0');
}

function asParts(atoms: readonly Atom[]): BashPart[] {
  const parts: BashPart[] = [];
  for (const atom of atoms) {
    const last = parts.at(-1);
    if (typeof atom !== 'string') parts.push(atom);
    else if (last?.kind === 'text' && !last.quoted)
      parts[parts.length - 1] = { ...last, text: last.text + atom };
    else parts.push({ kind: 'text', text: atom, quoted: false });
  }
  return parts;
}
