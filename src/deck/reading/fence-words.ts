import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import type { FencedCode } from '../markdown/block.ts';
import { type Findings, report } from './findings.ts';
import { labFence } from './lab-fence.ts';

export const FENCE_WORDS = [
  'answer',
  'match',
  'cloze',
  'whole',
  'start',
  'world',
  'broken',
  'setup',
  'file',
  'check',
  'absent',
] as const;
export type FenceWord = (typeof FENCE_WORDS)[number];

/** The role of a fence in its card; `content` for a fence without a word for it. */
export type FenceRole =
  | 'content'
  | 'text'
  | 'command'
  | 'manifest'
  | 'match'
  | 'start'
  | 'world'
  | 'cloze'
  | 'setup'
  | 'check';

const ROLES: Readonly<Record<string, FenceRole>> = {
  'text answer': 'text',
  'text answer whole': 'text',
  'sh answer': 'command',
  'yaml answer': 'manifest',
  'yaml match': 'match',
  'yaml start': 'start',
  'yaml world': 'world',
  'yaml start broken': 'start',
};

function isFenceWord(word: string): word is FenceWord {
  return (FENCE_WORDS as readonly string[]).includes(word);
}

/** The words of an info string: the first one is the language. */
export function infoWords(text: string, { info }: FencedCode): string[] {
  if (info.start === info.end) return [];
  return text.slice(info.start, info.end).split(/[ \t]+/);
}

/** The role of a fence by its words; an unknown combination has none. */
export function fenceRole(text: string, fence: FencedCode): FenceRole {
  const { start, end } = fence.info;
  const info = text.slice(start, end);
  if (!info.includes(' ') && !info.includes('\t')) return 'content';
  const role = lookUp(ROLES, info);
  if (role !== undefined) return role;
  const words = infoWords(text, fence);
  if (words.length === 2 && words[1] === 'cloze') return 'cloze';
  const known = lookUp(ROLES, words.join(' '));
  if (known !== undefined) return known;
  const lab = labFence(words);
  return lab === undefined || lab.role === 'problem' ? 'content' : lab.role;
}

/** Reports words that the fence must not have. */
export function checkFence(text: string, fence: FencedCode, findings: Findings): void {
  const [language = '', ...words] = infoWords(text, fence);
  const range: Range = fence.info;
  if (isFenceWord(language)) {
    report(findings, 'missing-language', range, language);
    return;
  }
  const lab = labFence([language, ...words]);
  if (lab?.role === 'problem')
    report(findings, lab.problem === 'file' ? 'bad-lab-file' : 'bad-weight', range, lab.word);
  if (lab !== undefined) return;
  const unknown = words.find((word) => !isFenceWord(word));
  if (unknown !== undefined) {
    report(findings, 'unknown-fence-word', range, unknown, nearest(unknown, FENCE_WORDS, 1)[0] ?? '');
    return;
  }
  if (words.length === 0 || (words.length === 1 && words[0] === 'broken')) return;
  if (fenceRole(text, fence) !== 'content') return;
  const [word = ''] = words;
  if (words.length === 1 && word !== 'whole') report(findings, 'fence-language', range, word, language);
  else report(findings, 'fence-words', range, words.join(' '));
}
