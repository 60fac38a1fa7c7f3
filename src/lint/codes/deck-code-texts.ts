import type { DeckCode } from '../../deck/codes.ts';

export type DeckCodeText = readonly [what: string, why: string, mend: string];

const NO_DECK = 'Without it the deck has no place in the exam, and none of its cards is read.';
const SILENT =
  'A word that means nothing would be dropped in silence, and the card would not be what its author thinks.';
const UNGRADED = 'There is nothing that an answer could be held against.';
const TWO_READINGS = 'It can be read in two ways, and a guess would be wrong half of the time.';
const PROGRESS =
  'Progress hangs on identities; where one is not clear, what a learner has answered is lost or goes to another card.';

/** What each code of the deck reader finds, why it matters and how to mend it, by group. */
export const DECK_CODE_TEXTS = {
  'front matter': {
    'no-front-matter': [
      'A deck does not begin with front matter.',
      NO_DECK,
      'Begin the file with `---`, then `title`, `topic`, `domain` and `kubernetes`, then `---`.',
    ],
    'front-matter-language': [
      'A word stands behind the opening `---`.',
      'Some readers take it for a language and run what follows; here it is never run, and never read.',
      'Open the front matter with `---` alone.',
    ],
    'front-matter-unclosed': [
      'The front matter is never closed.',
      'The whole deck would be one YAML text.',
      'Put a line `---` behind its last key.',
    ],
    'front-matter-syntax': [
      'The front matter is not valid YAML.',
      NO_DECK,
      'One `key: value` a line, lists with `- ` or as `[a, b]`.',
    ],
    'unknown-key': [
      'The front matter has a key that means nothing.',
      SILENT,
      'Write one of `title`, `topic`, `domain`, `kubernetes`, `sources`, `tags`.',
    ],
    'missing-key': [
      'The front matter lacks a key.',
      NO_DECK,
      'Add `title`, `topic`, `domain` and `kubernetes`.',
    ],
    'key-value': [
      'A key of the front matter has a value of the wrong kind.',
      NO_DECK,
      'Text on one line for `title`, `topic`, `domain` and `kubernetes`; lists for `sources` and `tags`.',
    ],
    'bad-topic': [
      'The topic is no slug.',
      PROGRESS,
      'Lower-case letters, digits and `-`, at most 40 of them.',
    ],
    'unknown-topic': [
      'The syllabus has no such topic.',
      'The plan toward the exam counts objectives by topic; these cards would count for nothing.',
      'Use a topic of the syllabus, or leave `syllabus: true` out of `k8s-drill.yaml`.',
    ],
    'unknown-domain': [
      'The domain is none of the exam.',
      'Readiness weighs cards by domain.',
      'Write one of the five domains of the exam, or `foundations`.',
    ],
    'domain-of-topic': [
      'The syllabus has the topic in another domain.',
      'Readiness would weigh these cards wrongly.',
      'Write the domain that the message names.',
    ],
    'topic-differs': [
      'Decks of one topic have different titles or domains.',
      'Lists show a topic once, with one title.',
      'Make them equal, or give one deck another topic.',
    ],
    'bad-version': [
      'A Kubernetes version is no minor version.',
      'Manifests are checked against the schema of that version.',
      'Write two numbers, as in `kubernetes: "1.35"`.',
    ],
    'bad-source': [
      'A source is no https address.',
      'A reader cannot look up what the facts come from.',
      'Write the full address of the page, `https://...`.',
    ],
    'no-cards': [
      'A deck has no cards.',
      'Most likely its cards have headings of another level.',
      'Open each card with a heading `## `.',
    ],
  },
  structure: {
    'underlined-heading': [
      'A line of `-` or `=` makes a heading of the text above it.',
      'It looks like a break and opens no card, so two cards run into each other.',
      'Put a blank line before it, or write headings with `#`.',
    ],
    'unclosed-fence': [
      'A fence is never closed.',
      'It swallows every card below it.',
      'Close it with a line of as many backticks or tildes.',
    ],
    'unclosed-comment': [
      'A comment is never closed.',
      'It swallows every card below it.',
      'Close it with `-->`.',
    ],
    'empty-prompt': [
      'The heading of a card is empty.',
      'The card asks nothing.',
      'Write the task behind `## `.',
    ],
    'content-after-answer': [
      'Something stands between the answer and the alerts.',
      'It would be shown with the prompt or not at all; nobody can tell which was meant.',
      'Move it above the answer, or into a `> [!NOTE]`.',
    ],
    'content-after-alert': [
      'Something stands behind an alert.',
      TWO_READINGS,
      'Alerts come last: move it above them.',
    ],
  },
  properties: {
    'text-after-properties': [
      'Text follows the `-->` of the properties.',
      'A page shows it as a part of the comment, or not at all.',
      'Put it on a line of its own.',
    ],
    'property-syntax': [
      'A line of the properties is no `key: value`.',
      SILENT,
      'One `key: value` a line, lists as `[a, b]`; quote what YAML gives a meaning.',
    ],
    'unknown-property': ['A property means nothing.', SILENT, 'Write a property of the deck format.'],
    'duplicate-property': ['A property stands there twice.', TWO_READINGS, 'Keep one of them.'],
    'property-value': ['A property has a value of the wrong kind.', SILENT, 'Write it as the message says.'],
    'property-for-kind': [
      'A property belongs to another kind of card.',
      SILENT,
      'Take it out, or give the card an answer of that kind.',
    ],
    'missing-id': [
      'A card has no id.',
      PROGRESS,
      'Put `<!-- id: a-slug -->` below the heading; `lint --fix` makes one from the prompt.',
    ],
    'bad-id': ['An id is no slug.', PROGRESS, 'Lower-case letters, digits and `-`, at most 60 of them.'],
    'duplicate-id': [
      'Two cards of a topic have one id.',
      PROGRESS,
      'Give one of them another id, with its old identity under `was` where it was published.',
    ],
    'bad-was': ['An entry of `was` is no identity.', PROGRESS, 'Write `topic/id`.'],
    'was-alive': [
      'An identity under `was` is still that of a card.',
      PROGRESS,
      'Take it out, or rename the other card.',
    ],
    'was-twice': ['Two cards claim one earlier identity.', PROGRESS, 'Keep it where the old card lives on.'],
    'bad-kind': [
      'A `kind` is set that cannot be set.',
      'Other kinds follow from the shape of the answer.',
      'Leave `kind` out, or write `steps`, `recall` or `multi`.',
    ],
    'kind-mismatch': [
      'The kind that is set does not go with the answer.',
      UNGRADED,
      '`steps` needs a numbered list, `multi` a task list, `recall` no other answer.',
    ],
    'bad-objective': [
      'An entry of `covers` is no objective.',
      'Coverage of the syllabus is counted by it.',
      'Write `topic/slug`, such as `rbac/role`.',
    ],
    'unknown-objective': [
      'The syllabus has no such objective.',
      'Coverage of the syllabus is counted by it.',
      'Write an objective of the syllabus, or leave `syllabus: true` out of `k8s-drill.yaml`.',
    ],
    'order-without-group': [
      'A card has an `order` and no `group`.',
      'There is no chain that it could be a place in.',
      'Name the chain with `group: a-slug`.',
    ],
    'duplicate-order': [
      'Two cards of a chain have the same place.',
      'A chain is played in order, and this one has none.',
      'Count the cards 1, 2, 3 and so on.',
    ],
    'bad-swap': [
      'A pair of `swap` names no two steps.',
      'An order that is right would be graded as wrong.',
      'Write two different steps by their number, `4-5`.',
    ],
  },
  answers: {
    'no-answer': [
      'A card has no answer.',
      UNGRADED,
      'Put one below the heading, in a shape of the deck format.',
    ],
    'two-answers': ['A card has two answers of different kinds.', TWO_READINGS, 'Make two cards of it.'],
    'break-without-answer': [
      'Nothing follows the break of a card.',
      'What follows `---` is the answer, so this one is empty.',
      'Write the answer behind it, or take the break out.',
    ],
    'list-without-kind': [
      'A list could be the answer or not.',
      TWO_READINGS,
      'Say `kind: steps` or `kind: recall`, or put `---` before the answer.',
    ],
    'no-tick': [
      'No item of a task list is ticked.',
      'Every choice would be wrong.',
      'Tick what is right with `- [x]`.',
    ],
    'mixed-choices': [
      'Some items of a task list are no tasks.',
      TWO_READINGS,
      'Begin every item with `[ ]` or `[x]`.',
    ],
    'empty-choice': [
      'A choice has no text.',
      'Nobody can pick it for a reason.',
      'Write it behind `[ ]` or `[x]`.',
    ],
    'split-choices': [
      'A card has two task lists.',
      'Only one of them would be asked.',
      'Keep to one marker, and put nothing between the items.',
    ],
    'few-steps': [
      'A `steps` card has fewer than three steps.',
      'Two steps are guessed right half of the time.',
      'Add the missing steps, or ask for the text instead.',
    ],
    'empty-step': [
      'A step has no text.',
      'It cannot be put in its place.',
      'Write it behind its number, or take it out.',
    ],
    'empty-answer': ['An answer is empty.', UNGRADED, 'Write what is right between the fences.'],
    'unknown-fence-word': [
      'A word behind the language of a fence means nothing.',
      'A misspelt `answer` would make the answer a part of the question.',
      'Write `answer`, `match`, `cloze`, `whole`, `start` or `broken`.',
    ],
    'fence-words': [
      'Words behind the language of a fence do not go together.',
      TWO_READINGS,
      'Write one of the combinations of the deck format.',
    ],
    'fence-language': [
      'A fence is marked for something that its language cannot be.',
      UNGRADED,
      'The languages of an answer are `text`, `sh` and `yaml`; `match` and `start` are `yaml`.',
    ],
    'missing-language': [
      'A word for fences stands where the language should.',
      'A page would take it for a language, and the fence would be no answer.',
      'Put the language first, as in `sh answer`.',
    ],
    'match-without-answer': [
      'A `match` or `start` stands in a card without an answer of YAML.',
      UNGRADED,
      'Add a fence ```` ```yaml answer ````.',
    ],
    'two-starts': ['A card has two `start` fences.', 'The editor opens with one text.', 'Keep one of them.'],
    'nested-answer': [
      'An answer stands within a list or a quote.',
      'Only top-level fences are answers; this one is shown with the question.',
      'Move it out, or take the word off.',
    ],
    'no-gap': ['A cloze fence has no gap.', UNGRADED, 'Mark what is to be filled in with `==`.'],
    'empty-gap': [
      'A gap accepts an empty answer.',
      'Leaving it out would be right.',
      'Write something before and behind each `|`.',
    ],
  },
  alerts: {
    'alert-type': [
      'An alert is of a type that cards do not have.',
      'It would be neither hint nor explanation, and never be shown.',
      'Write `[!TIP]` for a hint, `[!NOTE]` for the explanation, `[!WARNING]` for a trap.',
    ],
    'alert-first-line': [
      'Text stands behind the type of an alert.',
      'A page shows a plain quote instead of the alert.',
      'Begin the text on the next line.',
    ],
    'alerts-joined': [
      'Two alerts are one quote.',
      'A page shows the second as text of the first.',
      'Put a blank line between them.',
    ],
    'empty-alert': [
      'An alert says nothing.',
      'The learner asks for a hint and gets none.',
      'Write its text below the type, each line behind `>`.',
    ],
  },
} as const satisfies Record<string, Partial<Record<DeckCode, DeckCodeText>>>;

type Worded = {
  [G in keyof typeof DECK_CODE_TEXTS]: keyof (typeof DECK_CODE_TEXTS)[G];
}[keyof typeof DECK_CODE_TEXTS];

/** Does not compile while a code of the deck reader has no text. */
export const EVERY_CODE_IS_WORDED: [Exclude<DeckCode, Worded>] extends [never]
  ? true
  : Exclude<DeckCode, Worded> = true;
