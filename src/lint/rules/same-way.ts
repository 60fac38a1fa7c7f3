import { compareScripts } from '../../kubernetes/compare/compare.ts';
import type { CardRule, Found } from '../rule.ts';

/** How many earlier ways each further one is compared with. */
const MOST_WAYS = 30;

export const sameWay: CardRule = {
  code: 'same-way',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A further way of a `command` card means the same as an earlier one.',
    why: 'The grader knows that short names, orders of flags and defaults are equal; a list of spellings hides the ways that truly differ.',
    help: 'Take the second fence out.',
  },
  check: ({ card, scripts }): Found[] => {
    if (card.kind !== 'command') return [];
    const ways = scripts.filter(({ role }) => role === 'way');
    return ways.flatMap((way, i): Found[] => {
      const first = ways
        .slice(0, Math.min(i, MOST_WAYS))
        .find(
          ({ reading }) =>
            compareScripts(reading, way.reading, { ordered: card.ordered }).outcome === 'correct',
        );
      if (first === undefined) return [];
      const range = way.place({ start: 0, end: way.text.length });
      const at = first.place({ start: 0, end: first.text.length });
      const related = [{ file: card.file, range: at, message: 'the first one' }];
      return [{ range, message: 'this way means the same as another', related }];
    });
  },
};
