import { parseProperties } from '../../deck/reading/properties.ts';
import type { DeckRule, Found } from '../rule.ts';

/** A value that means the same without quotes, in a list too. */
const PLAIN = /^[A-Za-z0-9][\w./-]*$/;
const QUOTE = /["']/;

export const propertyQuotes: DeckRule = {
  code: 'property-quotes',
  group: 'style',
  severity: 'warning',
  scope: 'deck',
  fixable: true,
  text: {
    what: 'A property is quoted without need.',
    why: 'Every value is a string, so quotes only matter where a value holds a sign that YAML gives a meaning.',
    help: 'Take the quotes away; `lint --fix` does.',
  },
  check: ({ outlines, file }) =>
    outlines.flatMap(({ comment }): Found[] => {
      if (comment === null || !QUOTE.test(file.text.slice(comment.start, comment.end))) return [];
      const properties = parseProperties(file.text, comment, { file, list: [] });
      const words = [...(properties?.values() ?? [])].flatMap(({ name, values }) =>
        name === 'kubernetes' ? [] : values,
      );
      return words
        .filter(({ value, range }) => PLAIN.test(value) && QUOTE.test(file.text.charAt(range.start - 1)))
        .map(({ value, range }) => {
          const quoted = { start: range.start - 1, end: range.end + 1 };
          return {
            range: quoted,
            message: `\`${value}\` needs no quotes`,
            fix: [{ ...quoted, text: value }],
          };
        });
    }),
};
