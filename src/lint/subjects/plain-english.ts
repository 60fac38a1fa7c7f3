import { afterSpan, codeSpans } from '../../deck/markdown/code-span.ts';
import type { Range } from '../../source/range.ts';

/** A word that is hard to understand, or that claims more than is true. */
export interface Unplain {
  readonly range: Range;
  readonly word: string;
  /** What to do instead. */
  readonly advice: string;
}

interface Entry {
  readonly pattern: RegExp;
  readonly advice: string;
}

/** Words that are archaic, elliptical or not idiomatic, and what the Kubernetes documentation says instead. */
const WORDS: readonly Entry[] = [
  { pattern: /\bshall\b/gi, advice: 'write "must" or "should", or use the imperative' },
  { pattern: /\b(?:un)?mend(?:s|ed|ing)?\b/gi, advice: 'write "fix"' },
  { pattern: /\banew\b/gi, advice: 'write "again" or "new"' },
  { pattern: /\b(?:stands?|stood)\b(?! for\b|-|s? alone)/gi, advice: 'write "is"' },
  {
    pattern: /\bbehind\b/gi,
    advice: 'write "after"; for what a Service or a proxy leads to, name the relation',
  },
  { pattern: /\bwhere there (?:is|are) (?:none|no)\b/gi, advice: 'write "if there is no ..."' },
  { pattern: /\b(?:this|so) many (?:of (?:them|these|those))?(?= *[.,;)])/gi, advice: 'give the number' },
  { pattern: /\bwhat there is\b/gi, advice: 'name what there is' },
  { pattern: /\bwhat is the case\b/gi, advice: 'ask "Why?" or "What happens?"' },
  { pattern: /\bbelongs? into\b/gi, advice: 'write "belongs in" or "is in"' },
  { pattern: /\b(?:is|are) none of the\b/gi, advice: 'write "is not one of the ..."' },
  { pattern: /\bgoes before it\b/gi, advice: 'write "takes precedence" or "comes before ..."' },
  { pattern: /\bhave (?:the|a) \w+ asked\b/gi, advice: 'write "make ... check"' },
  { pattern: /\bput the way of\b/gi, advice: 'write "put the steps in order"' },
  { pattern: /\bat once\b/gi, advice: 'write "immediately" or "at the same time"' },
  { pattern: /\bwhoever\b/gi, advice: 'write "anyone who" or "the one that"' },
  { pattern: /\bhence\b/gi, advice: 'write "so" or "therefore"' },
  { pattern: /\b(?:lest|thus|whereof|therein)\b/gi, advice: 'use a common word' },
];

/** Claims without an exception. */
const ABSOLUTES: readonly Entry[] = [
  {
    pattern: /\b(?:ever|never|always)\b|^\s*(?:Never|Always)\b/g,
    advice: 'add the condition, or write what happens',
  },
  {
    pattern:
      /\bevery\b(?! (?:\d|few|other|second|two|three|four|five|six|ten|minute|hour|day|week|month|year|time))/gi,
    advice: 'write "each" or "all" for members of a list that is known, or add the condition',
  },
  { pattern: /\bat most\b(?! *(?:\d|`|one|two|once|a|half))/gi, advice: 'add the condition or the number' },
  { pattern: /^\s*Both (?:are|is|have|do|can|must|will|need|hold)\b/g, advice: 'name the two' },
  { pattern: /\bthe same (?:holds|goes|applies)\b/gi, advice: 'add the condition, or say what applies' },
];

/** Words that introduce a condition: a sentence with one of them says when it is true. */
const CONDITION =
  /\b(?:unless|except|only|if|when|while|until|where|without|default|as long as|(?<!at )once|but|apart from|although|before)\b/i;

/** The places of such words in Markdown. Code, link addresses and quotations are not prose. */
export function unplainWords(markdown: string): Unplain[] {
  const prose = proseOf(markdown);
  return inOrder(WORDS.flatMap((entry) => matchesOf(prose, 0, entry)));
}

/** The places of claims without an exception, in sentences without a condition. */
export function boldClaims(markdown: string): Unplain[] {
  const sentences = sentencesOf(proseOf(markdown)).filter(({ text }) => !CONDITION.test(text));
  return inOrder(
    sentences.flatMap(({ text, start }) => ABSOLUTES.flatMap((entry) => matchesOf(text, start, entry))),
  );
}

function inOrder(found: Unplain[]): Unplain[] {
  return found.sort((a, b) => a.range.start - b.range.start);
}

function matchesOf(text: string, offset: number, { pattern, advice }: Entry): Unplain[] {
  // Most texts have none, and matchAll() copies the expression.
  if (text.search(pattern) === -1) return [];
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    range: { start: offset + index, end: offset + index + word.length },
    word,
    advice,
  }));
}

/** The text with everything that is not prose blanked, so that offsets stay the same; the backticks of a code span are kept. */
function proseOf(markdown: string): string {
  const withoutFences = markdown.replace(/^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\1[^\n]*$/gm, blank);
  const spans = codeSpans(withoutFences, withoutFences.length);
  let prose = '';
  for (let at = 0; at < withoutFences.length; ) {
    const tick = withoutFences.indexOf('`', at);
    if (tick === -1) {
      prose += withoutFences.slice(at);
      break;
    }
    const after = afterSpan(spans, tick);
    const inside = withoutFences.slice(tick + 1, after - 1).replace(/[^\n]/g, 'x');
    prose += `${withoutFences.slice(at, tick)}\`${inside}${after - tick > 1 ? '`' : ''}`;
    at = after;
  }
  return prose.replace(GAP, (gap) => '0'.repeat(gap.length)).replace(NO_PROSE, blank);
}

/** A word for a gap; any number will do, since "every 5 minutes" claims nothing. */
const GAP = /==[^=\n]{1,200}==/g;

/** Addresses, and quotations of programs or people. */
const NO_PROSE = /<https?:[^>\s]*>|\]\([^)\s]*\)|"[^"\n]{1,200}"/g;

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

const SENTENCE_END = /[.!?](?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*|]|\d+\.) )/g;

function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    sentences.push({ text: text.slice(start, index + mark.length), start });
    start = index + mark.length;
  }
  sentences.push({ text: text.slice(start), start });
  return sentences;
}
