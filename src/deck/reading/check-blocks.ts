import type { Block, FencedCode, Html } from '../markdown/block.ts';
import { linesOf } from '../markdown/lines.ts';
import { checkFence, fenceRole, infoWords } from './fence-words.ts';
import { type Findings, report } from './findings.ts';
import type { CardOutline } from './outline-deck.ts';

const PROMPT = /^ {0,3}## +(.{1,60})/;
const NAMED = 3;

/** Reports what is wrong with the blocks of a card, whatever its kind. */
export function checkBlocks(
  text: string,
  { comment, body, alerts, stray }: CardOutline,
  findings: Findings,
): void {
  if (comment !== null && !comment.closed) reportUnclosed(text, comment, findings);
  for (const block of body) {
    if (block.type === 'fence') checkFence(text, block, findings);
    checkBlock(text, block, findings);
  }
  for (const alert of alerts) checkNested(text, alert.children, findings);
  if (stray[0] !== undefined) report(findings, 'content-after-alert', stray[0]);
  for (const block of stray) checkBlock(text, block, findings);
}

/** Reports what is wrong with a top-level block in any place of a deck. */
export function checkBlock(text: string, block: Block, findings: Findings): void {
  if (block.type === 'underlined')
    report(findings, 'underlined-heading', block.underline, text.charAt(block.underline.start).repeat(3));
  else if (block.type === 'list') for (const item of block.items) checkNested(text, item.children, findings);
  else if (block.type === 'quote') checkNested(text, block.children, findings);
  else if (block.type === 'fence' || (block.type === 'html' && block.comment)) {
    if (!block.closed) reportUnclosed(text, block, findings);
  }
}

function checkNested(text: string, blocks: readonly Block[], findings: Findings): void {
  for (const block of blocks) {
    const role = block.type === 'fence' ? fenceRole(text, block) : 'content';
    if (block.type === 'fence' && role !== 'content')
      report(findings, 'nested-answer', block.info, infoWords(text, block)[1] ?? '');
    if (block.type !== 'underlined') checkBlock(text, block, findings);
  }
}

/** An unclosed block is reported at its opener, with the cards that it swallowed. */
function reportUnclosed(text: string, block: FencedCode | Html, findings: Findings): void {
  const [opener] = linesOf(text, block);
  const code = block.type === 'fence' ? 'unclosed-fence' : 'unclosed-comment';
  report(findings, code, opener ?? block, swallowed(text, block));
}

function swallowed(text: string, block: Block): string {
  const prompts = linesOf(text, block).flatMap(({ start, end }) => {
    const prompt = PROMPT.exec(text.slice(start, Math.min(end, start + 80)))?.[1];
    return prompt === undefined ? [] : [`"${prompt}"`];
  });
  if (prompts.length === 0) return '';
  const more = prompts.length > NAMED ? ` and ${prompts.length - NAMED} more` : '';
  return ` and swallows ${prompts.slice(0, NAMED).join(', ')}${more}`;
}
