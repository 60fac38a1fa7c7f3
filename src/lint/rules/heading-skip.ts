import type { Heading } from '../../deck/markdown/block.ts';
import type { DeckRule, Found } from '../rule.ts';

export const headingSkip: DeckRule = {
  code: 'heading-skip',
  group: 'structure',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'A heading skips a level.',
    why: 'Outlines and screen readers follow the levels; and a `###` right below the title is often a card that was meant to be `##`.',
    help: 'Use the next level: `##` for a card, `###` within it.',
  },
  check: ({ outlines, other }): Found[] => {
    const headings = (blocks: readonly { readonly type: string }[]): Heading[] =>
      blocks.filter((block): block is Heading => block.type === 'heading');
    const found: Found[] = [];
    for (const section of [other, ...outlines.map(({ body }) => body)]) {
      let level = section === other ? 1 : 2;
      for (const heading of headings(section)) {
        if (heading.level > level + 1) {
          const message = `a heading of level ${heading.level} follows one of level ${level}`;
          found.push({ range: { start: heading.start, end: heading.end }, message });
        }
        level = heading.level;
      }
    }
    return found;
  },
};
