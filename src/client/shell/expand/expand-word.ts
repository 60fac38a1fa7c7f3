import type { Running } from '../../client-effect.ts';
import { Beyond } from '../beyond.ts';
import { TextOutput } from '../io.ts';
import type { BashChain, BashPart, BashWord } from '../parse/syntax.ts';
import { copyState, type ShellScope, variableOf } from '../shell-state.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { expandBraces } from './expand-braces.ts';
import { expandGlob } from './glob.ts';
import { expandParameter } from './parameter.ts';
import { hasWildcards } from './pattern.ts';
import { escapePattern, type Piece, splitFields } from './split-fields.ts';

const NAME = /^[A-Za-z_]\w*\+?=/;

/** Expands the words of a command. The arguments of `export` are not split, like any assignment. */
export function* expandWords(words: readonly BashWord[], scope: ShellScope): Running<string[]> {
  const all: string[] = [];
  for (const word of words) {
    if (all[0] === 'export' && isAssignment(word)) {
      all.push(yield* expandText(word, scope, 'assignment'));
      continue;
    }
    for (const one of expandBraces(word)) {
      const pieces = yield* expandParts(
        withTilde(one, scope, isAssignment(one) ? 'assignment' : 'word'),
        scope,
      );
      for (const { text, pattern } of splitFields(pieces, variableOf(scope.state, 'IFS') ?? ' \t\n')) {
        const paths = hasWildcards(pattern) ? yield* expandGlob(pattern, scope.state.folder) : [];
        all.push(...(paths.length === 0 ? [text] : paths));
      }
    }
  }
  return all;
}

/** Expands a word that stays a single text: an assignment, a here-document. @param place decides where `~` stands for the home directory */
export function* expandText(
  word: BashWord,
  scope: ShellScope,
  place: TildePlace | 'document' = 'word',
): Running<string> {
  const parts = place === 'document' ? word.parts : withTilde(word, scope, place);
  return (yield* expandParts(parts, scope)).map(({ text }) => text).join('');
}

/** Expands a word to a pattern, in which quoted text matches only itself. */
function* expandPattern(word: BashWord, scope: ShellScope): Running<string> {
  const pieces = yield* expandParts(withTilde(word, scope, 'word'), scope);
  return pieces.map(({ text, quoted }) => (quoted ? escapePattern(text) : text)).join('');
}

function isAssignment({ parts: [first] }: BashWord): boolean {
  return first?.kind === 'text' && !first.quoted && NAME.test(first.text);
}

function* expandParts(parts: readonly BashPart[], scope: ShellScope): Running<Piece[]> {
  const pieces: Piece[] = [];
  for (const part of parts) pieces.push(...(yield* expandPart(part, scope)));
  return pieces;
}

function* expandPart(part: BashPart, scope: ShellScope): Running<Piece[]> {
  const { quoted } = part;
  const splits = !quoted;
  switch (part.kind) {
    case 'text':
      return [{ text: part.text, quoted, splits: false }];
    case 'parameter': {
      const text = yield* expandParameter(part.parameter, scope, {
        text: expandText,
        pattern: expandPattern,
      });
      if (typeof text === 'string') return [{ text, quoted, splits }];
      const inner = yield* expandParts(withTilde(text, scope, 'word'), scope);
      return inner.map((piece) => ({ ...piece, splits: piece.splits || !(quoted || piece.quoted) }));
    }
    case 'command':
      return [{ text: (yield* capture(part, scope)).replace(/\n+$/, ''), quoted, splits }];
    case 'arithmetic': {
      const text = yield* expandText(part.expression, scope, 'document');
      const value = evaluateArithmetic(text, (name) => variableOf(scope.state, name) ?? '');
      return [{ text: value, quoted, splits }];
    }
    case 'process': {
      const path = `/dev/fd/${63 - scope.state.substitutions.size}`;
      scope.state.substitutions.set(path, yield* capture(part, scope));
      return [{ text: path, quoted: true, splits: false }];
    }
  }
}

/** The output of commands that run in a subshell. */
function* capture(
  { body }: Extract<BashPart, { kind: 'command' | 'process' }>,
  { state, io, run }: ShellScope,
): Running<string> {
  const stdout = new TextOutput();
  const inner = copyState(state);
  yield* run(body.map(asCat), inner, { ...io, stdout });
  state.status = inner.status;
  return stdout.text;
}

/** The kind of word for tilde expansion: a plain word, the value of an assignment, or a word that contains an assignment. */
type TildePlace = 'word' | 'value' | 'assignment';

/** Rewrites `$(< file)`, which is the content of the file, as `cat`. */
function asCat(chain: BashChain): BashChain {
  const [only] = chain.first.stages;
  const isFile =
    only?.kind === 'simple' &&
    only.words.length + only.assignments.length === 0 &&
    only.redirects.length === 1;
  if (!isFile || only.redirects[0]?.operator !== '<' || chain.rest.length > 0) return chain;
  const { range } = only;
  const cat: BashWord = { parts: [{ kind: 'text', text: 'cat', quoted: false }], range };
  return { ...chain, first: { ...chain.first, stages: [{ ...only, words: [cat] }] } };
}

/**
 * Replaces `~` by the home directory at the start of a word; in an assignment, after the `=` and after each `:` of its value.
 *
 * @see https://www.gnu.org/software/bash/manual/bash.html#Tilde-Expansion
 */
function withTilde(
  { parts, range }: BashWord,
  { state }: ShellScope,
  place: TildePlace,
): readonly BashPart[] {
  const tildes = place === 'word' ? /(^)~([^/]*)(?=\/|$)/g : /(^|[=:])~([^/:]*)(?=[/:]|$)/g;
  return parts.flatMap((part, i): BashPart[] => {
    if (part.kind !== 'text' || part.quoted || !part.text.includes('~')) return [part];
    const isLast = i === parts.length - 1;
    const equals = i === 0 ? part.text.indexOf('=') : -1;
    const pieces: BashPart[] = [];
    let from = 0;
    for (const { 0: all, 1: before = '', 2: user = '', index } of part.text.matchAll(tildes)) {
      if (before === '' && (i > 0 || place === 'assignment')) continue;
      if (before === '=' && (place !== 'assignment' || index !== equals)) continue;
      if (before === ':' && place === 'assignment' && index < equals) continue;
      if (index + all.length === part.text.length && !isLast) continue;
      const home = user === '' ? variableOf(state, 'HOME') : user === '+' ? state.folder : undefined;
      if (home === undefined) throw new Beyond(`~${user}`, range);
      pieces.push({ ...part, text: part.text.slice(from, index) + before });
      pieces.push({ kind: 'text', text: home, quoted: true });
      from = index + all.length;
    }
    return [...pieces, { ...part, text: part.text.slice(from) }].filter(
      (piece) => piece.kind !== 'text' || piece.text !== '',
    );
  });
}
