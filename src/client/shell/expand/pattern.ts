import { Beyond } from '../beyond.ts';
import { characterClass } from '../character-classes.ts';

/** Whether a pattern contains anything other than plain and escaped characters. */
export function hasWildcards(pattern: string): boolean {
  return /[*?]|\[.*\]/s.test(pattern.replace(/\\./gs, ''));
}

/**
 * A shell pattern as the source of a regular expression.
 *
 * @see https://www.gnu.org/software/bash/manual/bash.html#Pattern-Matching
 */
export function patternSource(pattern: string): string {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '\\') source += literal(pattern[++at] ?? '\\');
    else if (char === '*') source += '[\\s\\S]*';
    else if (char === '?') source += '[\\s\\S]';
    else if (char === '[') {
      const set = readSet(pattern, at);
      source += set?.source ?? '\\[';
      at = set?.end ?? at;
    } else source += literal(char);
  }
  return source;
}

/** A regular expression that matches a whole text against a shell pattern. */
export function patternExpression(pattern: string): RegExp {
  return new RegExp(`^(?:${patternSource(pattern)})$`, 'u');
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function readSet(
  pattern: string,
  start: number,
): { readonly source: string; readonly end: number } | undefined {
  const negated = /[!^]/.test(pattern[start + 1] ?? '');
  let at = start + (negated ? 2 : 1);
  let source = '';
  for (const first = at; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === ']' && at > first) return { source: `[${negated ? '^' : ''}${source}]`, end: at };
    if (char === '[' && /[:.=]/.test(pattern[at + 1] ?? '')) {
      const [all, name = ''] = /^\[:(\w+):\]/.exec(pattern.slice(at)) ?? [];
      const inner = characterClass(name);
      if (all === undefined || inner === undefined) throw new Beyond(`the pattern ${pattern}`);
      source += inner;
      at += all.length - 1;
    } else if (char === '\\') source += inSet(pattern[++at] ?? '');
    else source += char === '-' ? '-' : inSet(char);
  }
  return undefined;
}

function inSet(char: string): string {
  return char.replace(/[\\\]^[-]/g, '\\$&');
}
