import type { Severity } from '../source/diagnostic.ts';

/** How a code is worded. The message and the way out are made of the words that the place of the finding gives. */
export interface CodeText {
  readonly severity: Severity;
  readonly message: (...words: string[]) => string;
  readonly help: string | ((...words: string[]) => string);
}

const error = 'error';
const warning = 'warning';
const didYouMean = (nearest: string, otherwise: string): string =>
  nearest === '' ? otherwise : `did you mean \`${nearest}\`?`;

/** Everything that can be wrong with a deck, as the deck format has it; a code is an entry here. */
export const DECK_CODES = {
  // The file and its front matter
  'no-front-matter': {
    severity: error,
    message: () => 'the deck has no front matter',
    help: 'begin the file with `---`, then title, topic, domain and kubernetes, then `---`',
  },
  'front-matter-language': {
    severity: error,
    message: (found: string) => `front matter is plain YAML; \`${found}\` behind \`---\` is never run`,
    help: 'open it with `---` alone on the first line',
  },
  'front-matter-unclosed': {
    severity: error,
    message: () => 'the front matter is never closed',
    help: 'put a line `---` behind its last key',
  },
  'front-matter-syntax': {
    severity: error,
    message: (problem: string) => `the front matter is not valid YAML: ${problem}`,
    help: 'one `key: value` a line, lists with `- ` or as `[a, b]`',
  },
  'unknown-key': {
    severity: error,
    message: (key: string, _nearest: string) => `unknown key \`${key}\``,
    help: (_key: string, nearest: string) =>
      didYouMean(nearest, 'there are: title, topic, domain, kubernetes, sources, tags'),
  },
  'missing-key': {
    severity: error,
    message: (key: string) => `the front matter has no \`${key}\``,
    help: (key: string) => `add a line \`${key}: ...\``,
  },
  'key-value': {
    severity: error,
    message: (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    help: (key: string, expected: string) => `write \`${key}\` as ${expected}`,
  },
  'bad-topic': {
    severity: error,
    message: (topic: string) => `\`${topic}\` cannot be a topic`,
    help: 'lower-case letters, digits and `-`, at most 40 of them',
  },
  'unknown-topic': {
    severity: error,
    message: (topic: string, _nearest: string) => `the syllabus has no topic \`${topic}\``,
    help: (_topic: string, nearest: string) =>
      didYouMean(nearest, 'a shipped deck has a topic of the syllabus'),
  },
  'unknown-domain': {
    severity: error,
    message: (domain: string, _nearest: string) => `unknown domain \`${domain}\``,
    help: (_domain: string, nearest: string) =>
      didYouMean(
        nearest,
        'there are: cluster-architecture, workloads-scheduling, services-networking, storage, troubleshooting, foundations',
      ),
  },
  'domain-of-topic': {
    severity: error,
    message: (topic: string, domain: string) => `the syllabus has \`${topic}\` in the domain \`${domain}\``,
    help: (_topic: string, domain: string) => `write \`domain: ${domain}\``,
  },
  'topic-differs': {
    severity: error,
    message: (topic: string, key: string, other: string) =>
      `another deck of the topic \`${topic}\` has the ${key} \`${other}\``,
    help: (topic: string, key: string, _other: string) =>
      `the decks of a topic share one ${key}: make them equal, or give one a topic other than \`${topic}\``,
  },
  'bad-version': {
    severity: error,
    message: (version: string) => `\`${version}\` is no minor version of Kubernetes`,
    help: 'two numbers, as in `kubernetes: "1.35"`',
  },
  'bad-source': {
    severity: error,
    message: (source: string) => `\`${source}\` is no https address`,
    help: 'name the page with its full address, `https://...`',
  },
  'no-cards': {
    severity: warning,
    message: () => 'the deck has no cards',
    help: 'every heading `## ` of the second level opens a card',
  },

  // Structure
  'underlined-heading': {
    severity: error,
    message: (_mark: string) => 'this line makes a heading of the text above it',
    help: (mark: string) => `put a blank line before \`${mark}\`, or write the heading with \`#\``,
  },
  'unclosed-fence': {
    severity: error,
    message: (swallowed: string) => `this fence is never closed${swallowed}`,
    help: 'close it with a line of as many backticks or tildes',
  },
  'unclosed-comment': {
    severity: error,
    message: (swallowed: string) => `this comment is never closed${swallowed}`,
    help: 'close it with `-->`',
  },
  'empty-prompt': {
    severity: error,
    message: () => 'the heading is empty, so the card has no prompt',
    help: 'write the task behind `## `',
  },
  'content-after-answer': {
    severity: error,
    message: () => 'this stands behind the answer, where only alerts may stand',
    help: 'move it above the answer, or into a `> [!NOTE]`',
  },
  'content-after-alert': {
    severity: error,
    message: () => 'this stands behind an alert, where only alerts may stand',
    help: 'alerts come last: move it above them',
  },

  // Properties
  'text-after-properties': {
    severity: error,
    message: () => 'text follows the `-->` of the properties',
    help: 'put it on a line of its own',
  },
  'property-syntax': {
    severity: error,
    message: () => 'a property is one line `key: value`, a list `[a, b]`',
    help: 'quote a value that holds `: ` or ` #`, or begins with a sign that YAML gives a meaning',
  },
  'unknown-property': {
    severity: error,
    message: (name: string, _nearest: string) => `unknown property \`${name}\``,
    help: (_name: string, nearest: string) => didYouMean(nearest, 'the deck format lists the properties'),
  },
  'duplicate-property': {
    severity: error,
    message: (name: string) => `\`${name}\` stands here twice`,
    help: 'keep one of them',
  },
  'property-value': {
    severity: error,
    message: (name: string, expected: string) => `\`${name}\` must be ${expected}`,
    help: (name: string, expected: string) => `write \`${name}\` as ${expected}`,
  },
  'property-for-kind': {
    severity: error,
    message: (name: string, kind: string, _of: string) => `\`${name}\` means nothing on a \`${kind}\` card`,
    help: (_name: string, _kind: string, of: string) => `it is for ${of} cards: take it out`,
  },
  'missing-id': {
    severity: error,
    message: () => 'the card has no id',
    help: 'put `<!-- id: a-slug -->` below the heading; `k8s-drill lint --fix` does',
  },
  'bad-id': {
    severity: error,
    message: (id: string) => `\`${id}\` cannot be an id`,
    help: 'lower-case letters, digits and `-`, at most 60 of them',
  },
  'duplicate-id': {
    severity: error,
    message: (identity: string) => `another card is \`${identity}\` too`,
    help: 'give one of them another id; a card that was renamed names its old identity under `was`',
  },
  'bad-was': {
    severity: error,
    message: (identity: string) => `\`${identity}\` is no identity`,
    help: 'an earlier identity is `topic/id`',
  },
  'was-alive': {
    severity: error,
    message: (identity: string) => `\`${identity}\` is still a card`,
    help: '`was` names an identity that no card has any more',
  },
  'was-twice': {
    severity: error,
    message: (identity: string) => `another card was \`${identity}\` too`,
    help: 'the progress of one card goes to one card: take it out of one `was`',
  },
  'bad-kind': {
    severity: error,
    message: (kind: string, _nearest: string) => `\`kind: ${kind}\` cannot be set`,
    help: (_kind: string, nearest: string) =>
      didYouMean(nearest, 'only `steps`, `recall` and `multi` are; other kinds follow from the answer'),
  },
  'kind-mismatch': {
    severity: error,
    message: (kind: string, found: string) => `\`kind: ${kind}\` does not go with ${found}`,
    help: '`steps` needs a numbered list, `multi` a task list, `recall` no other answer',
  },
  'bad-objective': {
    severity: error,
    message: (objective: string) => `\`${objective}\` is no objective`,
    help: 'an objective is `topic/slug`, such as `rbac/role`',
  },
  'unknown-objective': {
    severity: error,
    message: (objective: string, _nearest: string) => `the syllabus has no objective \`${objective}\``,
    help: (_objective: string, nearest: string) =>
      didYouMean(nearest, '`decks/syllabus.yaml` lists the objectives of each topic'),
  },
  'order-without-group': {
    severity: error,
    message: () => '`order` has no `group` to be a place in',
    help: 'name the chain with `group: a-slug`',
  },
  'duplicate-order': {
    severity: error,
    message: (place: string) => `the place \`${place}\` of a chain is taken`,
    help: 'the cards of a chain count 1, 2, 3 and so on',
  },
  'bad-swap': {
    severity: error,
    message: (pair: string) => `\`${pair}\` is no pair of two steps of this list`,
    help: 'a pair is `4-5`: two different steps by their number',
  },

  // Answers
  'no-answer': {
    severity: error,
    message: () => 'the card has no answer',
    help: 'put the answer below the heading; the deck format lists its shapes',
  },
  'two-answers': {
    severity: error,
    message: (second: string, first: string) => `${second} is one answer, and ${first} another`,
    help: 'one card has one answer: make two cards of it',
  },
  'break-without-answer': {
    severity: error,
    message: () => 'nothing follows the break',
    help: 'what follows `---` is the answer; take the break out where the whole text is',
  },
  'list-without-kind': {
    severity: error,
    message: () => 'this list could be the answer or not',
    help: 'say `kind: steps` or `kind: recall`, or put a break `---` before the answer',
  },
  'no-tick': {
    severity: error,
    message: () => 'no item of the task list is ticked',
    help: 'tick what is right with `- [x]`',
  },
  'mixed-choices': {
    severity: error,
    message: () => 'this item is no task, and others of the list are',
    help: 'begin every item with `[ ]` or `[x]`',
  },
  'empty-choice': {
    severity: error,
    message: () => 'the choice has no text',
    help: 'write it behind `[ ]` or `[x]`',
  },
  'split-choices': {
    severity: error,
    message: () => 'a second task list begins here',
    help: 'keep to one marker and put nothing between the items',
  },
  'few-steps': {
    severity: error,
    message: (count: string) => `a \`steps\` card has three steps or more, and this has ${count}`,
    help: 'add the missing steps, or ask for the text instead',
  },
  'empty-step': {
    severity: error,
    message: () => 'the step has no text',
    help: 'write it behind its number, or take it out',
  },
  'empty-answer': {
    severity: error,
    message: () => 'the answer is empty',
    help: 'write what is right between the fences',
  },
  'unknown-fence-word': {
    severity: error,
    message: (word: string, _nearest: string) => `\`${word}\` means nothing behind a fence's language`,
    help: (_word: string, nearest: string) =>
      didYouMean(nearest, 'there are: answer, match, cloze, whole, start, broken'),
  },
  'fence-words': {
    severity: error,
    message: (words: string) => `\`${words}\` do not go together`,
    help: 'there are: `text answer`, `text answer whole`, `sh answer`, `yaml answer`, `yaml match`, `yaml start`, `yaml start broken`, and any language with `cloze` or `broken`',
  },
  'fence-language': {
    severity: error,
    message: (word: string, language: string) => `a fence of \`${language}\` cannot be \`${word}\``,
    help: (word: string) =>
      word === 'answer' ? 'the languages of an answer are text, sh and yaml' : `\`${word}\` is for yaml`,
  },
  'missing-language': {
    severity: error,
    message: (word: string) => `\`${word}\` stands where the language should`,
    help: (word: string) => `put the language first, as in \`yaml ${word}\``,
  },
  'match-without-answer': {
    severity: error,
    message: () => 'this fence goes with an answer of YAML, and the card has none',
    help: 'add a fence ```` ```yaml answer ````',
  },
  'two-starts': {
    severity: error,
    message: () => 'a second `start` fence',
    help: 'the editor opens with one text: keep one of them',
  },
  'nested-answer': {
    severity: warning,
    message: (word: string) => `a \`${word}\` fence within a list or a quote is only text`,
    help: 'move it out to be the answer, or take the word off',
  },
  'no-gap': {
    severity: error,
    message: () => 'the cloze fence has no gap',
    help: 'mark what is to be filled in with `==`, as in `kind: ==Role==`',
  },
  'empty-gap': {
    severity: error,
    message: () => 'the gap accepts an empty answer',
    help: 'write something before and behind each `|`',
  },

  // Alerts
  'alert-type': {
    severity: error,
    message: (type: string) => `\`[!${type}]\` is no alert of a card`,
    help: 'there are: `[!TIP]` for a hint, `[!NOTE]` for the explanation, `[!WARNING]` for a trap',
  },
  'alert-first-line': {
    severity: error,
    message: () => 'text behind the type: the quote is no alert',
    help: 'begin the text on the next line',
  },
  'alerts-joined': {
    severity: error,
    message: () => 'a second alert begins within the first',
    help: 'put a blank line without `>` before it',
  },
  'empty-alert': {
    severity: error,
    message: () => 'the alert says nothing',
    help: 'write its text on the lines below, each behind `>`',
  },
} as const satisfies Record<string, CodeTextShape>;

interface CodeTextShape {
  readonly severity: Severity;
  readonly message: (...words: never[]) => string;
  readonly help: string | ((...words: never[]) => string);
}

export type DeckCode = keyof typeof DECK_CODES;
