import type { DeckRule, Found } from '../rule.ts';
import type { Link } from '../subjects/links-in.ts';

export const linkVariants: DeckRule = {
  code: 'link-variants',
  group: 'links',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'A deck links one page with a slash at its end and without.',
    why: 'They look like two pages; one of them is a redirect, which is what breaks first.',
    help: 'Write both as the site itself does.',
  },
  check: (deck) => {
    const seen = new Map<string, Link>();
    return deck.links.flatMap((link): Found[] => {
      const [page = ''] = link.address.split(/[?#]/);
      const bare = page.endsWith('/') ? page.slice(0, -1) : page;
      const first = seen.get(bare);
      if (first === undefined) {
        seen.set(bare, { ...link, address: page });
        return [];
      }
      if (first.address === page) return [];
      const related = [{ file: deck.file, range: first.range, message: 'the other form' }];
      return [{ range: link.range, message: `\`${page}\` stands here as \`${first.address}\` too`, related }];
    });
  },
};
