import { isPropertyName, PROPERTIES } from '../../deck/reading/properties.ts';
import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import type { DeckRule } from '../rule.ts';

/** A first line that was meant to be `key: value`. */
const KEY = /^\s*([A-Za-z][\w-]{0,30})\s*[:=]/;

export const commentNotProperties: DeckRule = {
  code: 'comment-not-properties',
  group: 'properties',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'The comment below a heading looks like properties, and its first key is none.',
    why: 'A comment is read only if it begins with a known property. This one is left alone, and the card has none of what it says.',
    help: 'Begin it with `id:`, one `key: value` a line, lists as `[a, b]`.',
  },
  check: ({ outlines, file }) =>
    outlines.flatMap(({ comment }) => {
      if (comment === null) return [];
      const start = comment.start + 4;
      const match = KEY.exec(file.text.slice(start, Math.min(comment.end, start + 200)));
      const key = match?.[1] ?? '';
      if (match === null || (isPropertyName(key) && match[0].endsWith(':'))) return [];
      const at = start + match[0].indexOf(key);
      const meant = nearest(key, Object.keys(PROPERTIES), 1);
      return [
        {
          range: { start: at, end: at + key.length },
          message: `\`${key}\` opens no properties, so this comment is not read`,
          ...(meant.length > 0 && { help: didYouMean(meant, '`') }),
        },
      ];
    }),
};
