import { checkCourse, courseMember } from '../../curriculum/check-course.ts';
import { readCourse } from '../../curriculum/read-course.ts';
import type { DecksRule } from '../rule.ts';

export const course: DecksRule = {
  code: 'course',
  group: 'coverage',
  severity: 'error',
  scope: 'decks',
  text: {
    what: 'The `course.yaml` beside the decks does not fit them.',
    why: 'A card that no unit has is never taught in its place, and one of two units is taught in the wrong one.',
    help: 'Put every card into exactly one unit, and name only topics and cards that exist.',
  },
  check: (decks, _, file) => {
    if (file === undefined) return [];
    const read = readCourse(file);
    const cards = decks.flatMap((deck) => deck.cards.map((card) => courseMember(withTopic(card))));
    return [...read.diagnostics, ...checkCourse(file, read, cards)].map(({ message, help, range }) => ({
      file,
      range,
      message,
      ...(help !== undefined && { help }),
    }));
  },
};

function withTopic<T extends { readonly identity: string }>(card: T): T & { readonly topic: string } {
  return { ...card, topic: card.identity.split('/')[0] ?? '' };
}
