import { SILENT, TWO_READINGS, UNGRADED } from './reasons.ts';
import { ERROR, meantOr, WARNING, type WordedCodes } from './worded-code.ts';

const FENCE_LANGUAGES: { readonly [word: string]: string | undefined } = {
  answer: 'the languages of an answer are text, sh and yaml',
  setup: 'a lab is set up with yaml or sh',
  check: 'the languages of a check are yaml and text',
};

/** Errors in the answer of a card. */
export const ANSWERS_CODES = {
  'no-answer': {
    severity: ERROR,
    message: () => 'the card has no answer',
    help: 'put the answer below the heading; `k8s-drill help decks` lists the shapes',
    text: {
      what: 'A card has no answer.',
      why: UNGRADED,
      help: 'Put one below the heading, in a shape that `k8s-drill help decks` lists.',
    },
  },
  'two-answers': {
    severity: ERROR,
    message: (second: string, first: string) => `${second} is one answer, and ${first} another`,
    help: 'one card has one answer: make two cards of it',
    text: {
      what: 'A card has two answers of different kinds.',
      why: TWO_READINGS,
      help: 'Make two cards of it.',
    },
  },
  'break-without-answer': {
    severity: ERROR,
    message: () => 'nothing follows the break',
    help: 'what follows `---` is the answer; take the break out where the whole text is',
    text: {
      what: 'Nothing follows the break of a card.',
      why: 'What follows `---` is the answer, so this one is empty.',
      help: 'Write the answer after it, or take the break out.',
    },
  },
  'list-without-kind': {
    severity: ERROR,
    message: () => 'this list could be the answer or not',
    help: 'say `kind: steps` or `kind: recall`, or put a break `---` before the answer',
    text: {
      what: 'A list could be the answer or not.',
      why: TWO_READINGS,
      help: 'Say `kind: steps` or `kind: recall`, or put `---` before the answer.',
    },
  },
  'no-tick': {
    severity: ERROR,
    message: () => 'no item of the task list is ticked',
    help: 'tick what is right with `- [x]`',
    text: {
      what: 'No item of a task list is ticked.',
      why: 'Every choice would be wrong.',
      help: 'Tick what is right with `- [x]`.',
    },
  },
  'mixed-choices': {
    severity: ERROR,
    message: () => 'this item is no task, and others of the list are',
    help: 'begin every item with `[ ]` or `[x]`',
    text: {
      what: 'Some items of a task list are no tasks.',
      why: TWO_READINGS,
      help: 'Begin every item with `[ ]` or `[x]`.',
    },
  },
  'empty-choice': {
    severity: ERROR,
    message: () => 'the choice has no text',
    help: 'write it after `[ ]` or `[x]`',
    text: {
      what: 'A choice has no text.',
      why: 'Nobody can pick it for a reason.',
      help: 'Write it after `[ ]` or `[x]`.',
    },
  },
  'split-choices': {
    severity: ERROR,
    message: () => 'a second task list begins here',
    help: 'keep to one marker and put nothing between the items',
    text: {
      what: 'A card has two task lists.',
      why: 'Only one of them would be asked.',
      help: 'Keep to one marker, and put nothing between the items.',
    },
  },
  'few-steps': {
    severity: ERROR,
    message: (count: string) => `a \`steps\` card has three steps or more, and this has ${count}`,
    help: 'add the missing steps, or ask for the text instead',
    text: {
      what: 'A `steps` card has fewer than three steps.',
      why: 'Two steps are guessed right half of the time.',
      help: 'Add the missing steps, or ask for the text instead.',
    },
  },
  'empty-step': {
    severity: ERROR,
    message: () => 'the step has no text',
    help: 'write it after its number, or take it out',
    text: {
      what: 'A step has no text.',
      why: 'It cannot be put in its place.',
      help: 'Write it after its number, or take it out.',
    },
  },
  'empty-answer': {
    severity: ERROR,
    message: () => 'the answer is empty',
    help: 'write what is right between the fences',
    text: { what: 'An answer is empty.', why: UNGRADED, help: 'Write what is right between the fences.' },
  },
  'unknown-fence-word': {
    severity: ERROR,
    message: (word: string, _nearest: string) => `\`${word}\` means nothing after a fence's language`,
    help: (_word: string, nearest: string) =>
      meantOr(nearest, 'there are: answer, match, cloze, whole, start, broken, setup, file, check, absent'),
    text: {
      what: 'A word after the language of a fence means nothing.',
      why: 'A misspelt `answer` would make the answer a part of the question.',
      help: 'Write `answer`, `match`, `cloze`, `whole`, `start`, `broken`, or a word of a lab: `setup`, `file`, `check`, `absent`.',
    },
  },
  'fence-words': {
    severity: ERROR,
    message: (words: string) => `\`${words}\` do not go together`,
    help: 'there are: `text answer`, `text answer whole`, `sh answer`, `yaml answer`, `yaml match`, `yaml start`, `yaml start broken`, `yaml setup`, `sh setup`, `yaml check`, `yaml absent`, `text check`, and any language with `cloze` or `broken`',
    text: {
      what: 'Words after the language of a fence do not go together.',
      why: TWO_READINGS,
      help: 'Write one of the combinations that `k8s-drill help decks` lists.',
    },
  },
  'fence-language': {
    severity: ERROR,
    message: (word: string, language: string) => `a fence of \`${language}\` cannot be \`${word}\``,
    help: (word: string) => FENCE_LANGUAGES[word] ?? `\`${word}\` is for yaml`,
    text: {
      what: 'A fence is marked for something that its language cannot be.',
      why: UNGRADED,
      help: 'The languages of an answer are `text`, `sh` and `yaml`; `match` and `start` are `yaml`; `k8s-drill help labs` lists those of a lab.',
    },
  },
  'missing-language': {
    severity: ERROR,
    message: (word: string) => `\`${word}\` is where the language should be`,
    help: (word: string) => `put the language first, as in \`yaml ${word}\``,
    text: {
      what: 'A word for fences is where the language should be.',
      why: 'A page would take it for a language, and the fence would be no answer.',
      help: 'Put the language first, as in `sh answer`.',
    },
  },
  'match-without-answer': {
    severity: ERROR,
    message: () => 'this fence goes with an answer of YAML, and the card has none',
    help: 'add a fence ```` ```yaml answer ````',
    text: {
      what: 'A `match` or `start` is in a card without an answer of YAML.',
      why: UNGRADED,
      help: 'Add a fence ```` ```yaml answer ````.',
    },
  },
  'two-starts': {
    severity: ERROR,
    message: () => 'a second `start` fence',
    help: 'the editor opens with one text: keep one of them',
    text: {
      what: 'A card has two `start` fences.',
      why: 'The editor opens with one text.',
      help: 'Keep one of them.',
    },
  },
  'world-without-command': {
    severity: ERROR,
    message: () => 'a `world` is where the answers of a `command` card are tried, and this card has none',
    help: 'take the word `world` off, or add a fence ```` ```sh answer ````',
    text: {
      what: 'A `world` is in a card without a `sh answer` fence.',
      why: UNGRADED,
      help: 'Take the word `world` off, or add the commands that are right.',
    },
  },
  'setup-without-check': {
    severity: ERROR,
    message: () => 'this fence belongs to a lab, and the card checks nothing',
    help: 'add a fence ```` ```yaml check ````, or take the word off',
    text: {
      what: 'A `setup` or `file` is in a card without a `check`.',
      why: UNGRADED,
      help: 'Say what must hold in the end in a fence ```` ```yaml check ````; `k8s-drill help labs` shows how.',
    },
  },
  'lab-without-answer': {
    severity: ERROR,
    message: () => 'the lab has no answer',
    help: 'add a fence ```` ```sh answer ```` or ```` ```yaml answer ```` that solves it',
    text: {
      what: 'A lab has no answer.',
      why: 'Nobody knows whether it can be solved, and `solution` has nothing to show.',
      help: 'Add a fence ```` ```sh answer ```` or ```` ```yaml answer ```` that solves it.',
    },
  },
  'bad-lab-file': {
    severity: ERROR,
    message: (name: string) => `\`${name}\` cannot be a file of a lab`,
    help: 'name one below the working folder, as in `text file names.txt`, or on a node, as in `yaml file node01:/etc/kubernetes/manifests/app.yaml`',
    text: {
      what: 'The name of a file that a lab begins with cannot be one.',
      why: 'A deck writes below the working folder of its lab and onto its nodes, and nowhere else.',
      help: 'Write letters, digits, `.`, `_`, `-` and `/`, as in `text file names.txt` or `yaml file node01:/etc/app.yaml`.',
    },
  },
  'bad-weight': {
    severity: ERROR,
    message: (word: string) => `\`${word}\` cannot be the weight of a check`,
    help: 'write a whole number from 1 to 99',
    text: {
      what: 'What follows `check` or `absent` is not a weight.',
      why: SILENT,
      help: 'Write a whole number from 1 to 99, or nothing for 1.',
    },
  },
  'nested-answer': {
    severity: WARNING,
    message: (word: string) => `a \`${word}\` fence within a list or a quote is only text`,
    help: 'move it out to be the answer, or take the word off',
    text: {
      what: 'An answer is within a list or a quote.',
      why: 'Only top-level fences are answers; this one is shown with the question.',
      help: 'Move it out, or take the word off.',
    },
  },
  'no-gap': {
    severity: ERROR,
    message: () => 'the cloze fence has no gap',
    help: 'mark what is to be filled in with `==`, as in `kind: ==Role==`',
    text: {
      what: 'A cloze fence has no gap.',
      why: UNGRADED,
      help: 'Mark what is to be filled in with `==`.',
    },
  },
  'empty-gap': {
    severity: ERROR,
    message: () => 'the gap accepts an empty answer',
    help: 'write something before and after each `|`',
    text: {
      what: 'A gap accepts an empty answer.',
      why: 'Leaving it out would be right.',
      help: 'Write something before and after each `|`.',
    },
  },
} as const satisfies WordedCodes;
