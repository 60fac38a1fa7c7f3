import { PROGRESS, SILENT, TWO_READINGS, UNGRADED } from './reasons.ts';
import { ERROR, meantOr, type WordedCodes } from './worded-code.ts';

/** Errors in the properties of a card. */
export const PROPERTIES_CODES = {
  'text-after-properties': {
    severity: ERROR,
    message: () => 'text follows the `-->` of the properties',
    help: 'put it on a line of its own',
    text: {
      what: 'Text follows the `-->` of the properties.',
      why: 'A page shows it as a part of the comment, or not at all.',
      help: 'Put it on a line of its own.',
    },
  },
  'property-syntax': {
    severity: ERROR,
    message: () => 'a property is one line `key: value`, a list `[a, b]`',
    help: 'quote a value that holds `: ` or ` #`, or begins with a sign that YAML gives a meaning',
    text: {
      what: 'A line of the properties is no `key: value`.',
      why: SILENT,
      help: 'One `key: value` a line, lists as `[a, b]`; quote what YAML gives a meaning.',
    },
  },
  'unknown-property': {
    severity: ERROR,
    message: (name: string, _nearest: string) => `unknown property \`${name}\``,
    help: (_name: string, nearest: string) => meantOr(nearest, '`k8s-drill help decks` lists the properties'),
    text: {
      what: 'A property means nothing.',
      why: SILENT,
      help: 'Write a property that `k8s-drill help decks` lists.',
    },
  },
  'duplicate-property': {
    severity: ERROR,
    message: (name: string) => `\`${name}\` is set twice`,
    help: 'keep one of them',
    text: { what: 'A property is set twice.', why: TWO_READINGS, help: 'Keep one of them.' },
  },
  'property-value': {
    severity: ERROR,
    message: (name: string, expected: string) => `\`${name}\` must be ${expected}`,
    help: (name: string, expected: string) => `write \`${name}\` as ${expected}`,
    text: {
      what: 'A property has a value of the wrong kind.',
      why: SILENT,
      help: 'Write it as the message says.',
    },
  },
  'property-for-kind': {
    severity: ERROR,
    message: (name: string, kind: string, _of: string) => `\`${name}\` means nothing on a \`${kind}\` card`,
    help: (_name: string, _kind: string, of: string) => `it is for ${of} cards: take it out`,
    text: {
      what: 'A property belongs to another kind of card.',
      why: SILENT,
      help: 'Take it out, or give the card an answer of that kind.',
    },
  },
  'missing-id': {
    severity: ERROR,
    message: () => 'the card has no id',
    help: 'put `<!-- id: a-slug -->` below the heading; `k8s-drill lint --fix` does',
    text: {
      what: 'A card has no id.',
      why: PROGRESS,
      help: 'Put `<!-- id: a-slug -->` below the heading; `lint --fix` makes one from the prompt.',
    },
  },
  'bad-id': {
    severity: ERROR,
    message: (id: string) => `\`${id}\` cannot be an id`,
    help: 'lower-case letters, digits and `-`, at most 60 of them',
    text: {
      what: 'An id is no slug.',
      why: PROGRESS,
      help: 'Lower-case letters, digits and `-`, at most 60 of them.',
    },
  },
  'duplicate-id': {
    severity: ERROR,
    message: (identity: string) => `another card is \`${identity}\` too`,
    help: 'give one of them another id; a card that was renamed names its old identity under `was`',
    text: {
      what: 'Two cards of a topic have one id.',
      why: PROGRESS,
      help: 'Give one of them another id, with its old identity under `was` where it was published.',
    },
  },
  'bad-was': {
    severity: ERROR,
    message: (identity: string) => `\`${identity}\` is no identity`,
    help: 'an earlier identity is `topic/id`',
    text: { what: 'An entry of `was` is no identity.', why: PROGRESS, help: 'Write `topic/id`.' },
  },
  'was-alive': {
    severity: ERROR,
    message: (identity: string) => `\`${identity}\` is still a card`,
    help: '`was` names an identity that no card has any more',
    text: {
      what: 'An identity under `was` is still that of a card.',
      why: PROGRESS,
      help: 'Take it out, or rename the other card.',
    },
  },
  'was-twice': {
    severity: ERROR,
    message: (identity: string) => `another card was \`${identity}\` too`,
    help: 'the progress of one card goes to one card: take it out of one `was`',
    text: {
      what: 'Two cards claim one earlier identity.',
      why: PROGRESS,
      help: 'Keep it where the old card lives on.',
    },
  },
  'bad-kind': {
    severity: ERROR,
    message: (kind: string, _nearest: string) => `\`kind: ${kind}\` cannot be set`,
    help: (_kind: string, nearest: string) =>
      meantOr(nearest, 'only `steps`, `recall` and `multi` are; other kinds follow from the answer'),
    text: {
      what: 'A `kind` is set that cannot be set.',
      why: 'Other kinds follow from the shape of the answer.',
      help: 'Leave `kind` out, or write `steps`, `recall` or `multi`.',
    },
  },
  'kind-mismatch': {
    severity: ERROR,
    message: (kind: string, found: string) => `\`kind: ${kind}\` does not go with ${found}`,
    help: '`steps` needs a numbered list, `multi` a task list, `recall` no other answer',
    text: {
      what: 'The kind that is set does not go with the answer.',
      why: UNGRADED,
      help: '`steps` needs a numbered list, `multi` a task list, `recall` no other answer.',
    },
  },
  'bad-objective': {
    severity: ERROR,
    message: (objective: string) => `\`${objective}\` is no objective`,
    help: 'an objective is `topic/slug`, such as `rbac/role`',
    text: {
      what: 'An entry of `covers` is no objective.',
      why: 'Coverage of the syllabus is counted by it.',
      help: 'Write `topic/slug`, such as `rbac/role`.',
    },
  },
  'unknown-objective': {
    severity: ERROR,
    message: (objective: string, _nearest: string) => `the syllabus has no objective \`${objective}\``,
    help: (_objective: string, nearest: string) =>
      meantOr(nearest, '`decks/syllabus.yaml` lists the objectives of each topic'),
    text: {
      what: 'The syllabus has no such objective.',
      why: 'Coverage of the syllabus is counted by it.',
      help: 'Write an objective of the syllabus, or leave `syllabus: true` out of `k8s-drill.yaml`.',
    },
  },
  'order-without-group': {
    severity: ERROR,
    message: () => '`order` has no `group` to be a place in',
    help: 'name the chain with `group: a-slug`',
    text: {
      what: 'A card has an `order` and no `group`.',
      why: 'There is no chain that it could be a place in.',
      help: 'Name the chain with `group: a-slug`.',
    },
  },
  'duplicate-order': {
    severity: ERROR,
    message: (place: string) => `the place \`${place}\` of a chain is taken`,
    help: 'the cards of a chain count 1, 2, 3 and so on',
    text: {
      what: 'Two cards of a chain have the same place.',
      why: 'A chain is played in order, and this one has none.',
      help: 'Count the cards 1, 2, 3 and so on.',
    },
  },
  'bad-swap': {
    severity: ERROR,
    message: (pair: string) => `\`${pair}\` is no pair of two steps of this list`,
    help: 'a pair is `4-5`: two different steps by their number',
    text: {
      what: 'A pair of `swap` names no two steps.',
      why: 'An order that is right would be graded as wrong.',
      help: 'Write two different steps by their number, `4-5`.',
    },
  },
} as const satisfies WordedCodes;
