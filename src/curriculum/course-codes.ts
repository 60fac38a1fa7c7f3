import type { CodeText } from '../source/code-text.ts';

const error = 'error';

/** Every error that a course can have. */
export const COURSE_CODES = {
  'course-syntax': {
    severity: error,
    message: (problem) => `the course is not valid YAML: ${problem}`,
    help: 'a course is a map with the key `units`, a list',
  },
  'course-key': {
    severity: error,
    message: (key) => `unknown key \`${key}\``,
    help: 'a unit has id, title, goal, optional, introduction and members',
  },
  'course-value': {
    severity: error,
    message: (key, expected) => `\`${key}\` must be ${expected}`,
    help: 'each unit has id, title, goal, introduction and members',
  },
  'unit-twice': {
    severity: error,
    message: (id) => `another unit is called \`${id}\``,
    help: 'give each unit an id of its own',
  },
  'introduction-length': {
    severity: error,
    message: (lines) => `an introduction has 5 to 12 lines, and this one has ${lines}`,
    help: 'say what it is for, the two or three commands, how the pieces relate and which page to read',
  },
  'introduction-link': {
    severity: error,
    message: () => 'the introduction names no page to read',
    help: 'link to a page with its full address, `<https://...>`',
  },
  'member-unknown': {
    severity: error,
    message: (member) => `no shipped deck has the topic or card \`${member}\``,
    help: 'a member is a topic, or a card as `topic/id`',
  },
  'member-twice': {
    severity: error,
    message: (member, unit) => `\`${member}\` is already in the unit \`${unit}\``,
    help: 'every card belongs to exactly one unit: take it out of one of them',
  },
  'member-empty': {
    severity: error,
    message: (topic) => `every card of \`${topic}\` is named on its own, so the topic adds none`,
    help: 'take the topic out',
  },
  'card-in-no-unit': {
    severity: error,
    message: (cards) => `no unit has ${cards}`,
    help: 'add the topic or the card to the members of a unit',
  },
  'chain-split': {
    severity: error,
    message: (chain) => `the chain \`${chain}\` is spread over several units`,
    help: 'name all of its cards in one unit: a chain is played whole',
  },
} as const satisfies Record<string, CodeText>;

export type CourseCode = keyof typeof COURSE_CODES;
