import { DOMAINS } from '../../curriculum/domain.ts';
import { EXAM_VERSION } from '../../exam-version.ts';
import { HEADER_KEYS } from '../card.ts';
import { NO_DECK, PROGRESS, SILENT } from './reasons.ts';
import { ERROR, meantOr, WARNING, type WordedCodes } from './worded-code.ts';

/** Errors in a deck's file and in its front matter. */
export const FRONT_MATTER_CODES = {
  'no-front-matter': {
    severity: ERROR,
    message: () => 'the deck has no front matter',
    help: 'begin the file with `---`, then title, topic, domain and kubernetes, then `---`',
    text: {
      what: 'A deck does not begin with front matter.',
      why: NO_DECK,
      help: 'Begin the file with `---`, then `title`, `topic`, `domain` and `kubernetes`, then `---`.',
    },
  },
  'front-matter-language': {
    severity: ERROR,
    message: (found: string) => `front matter is plain YAML; \`${found}\` behind \`---\` is never run`,
    help: 'open it with `---` alone on the first line',
    text: {
      what: 'There is a word after the opening `---`.',
      why: 'Some readers take it for a language and run what follows; here it is never run, and never read.',
      help: 'Open the front matter with `---` alone.',
    },
  },
  'front-matter-unclosed': {
    severity: ERROR,
    message: () => 'the front matter is never closed',
    help: 'put a line `---` after its last key',
    text: {
      what: 'The front matter is never closed.',
      why: 'The whole deck would be one YAML text.',
      help: 'Put a line `---` after its last key.',
    },
  },
  'front-matter-syntax': {
    severity: ERROR,
    message: (problem: string) => `the front matter is not valid YAML: ${problem}`,
    help: 'one `key: value` a line, lists with `- ` or as `[a, b]`',
    text: {
      what: 'The front matter is not valid YAML.',
      why: NO_DECK,
      help: 'One `key: value` a line, lists with `- ` or as `[a, b]`.',
    },
  },
  'unknown-key': {
    severity: ERROR,
    message: (key: string, _nearest: string) => `unknown key \`${key}\``,
    help: (_key: string, nearest: string) => meantOr(nearest, `there are: ${HEADER_KEYS.join(', ')}`),
    text: {
      what: 'The front matter has a key that means nothing.',
      why: SILENT,
      help: 'Write one of `title`, `topic`, `domain`, `kubernetes`, `sources`, `tags`.',
    },
  },
  'missing-key': {
    severity: ERROR,
    message: (key: string) => `the front matter has no \`${key}\``,
    help: (key: string) => `add a line \`${key}: ...\``,
    text: {
      what: 'The front matter lacks a key.',
      why: NO_DECK,
      help: 'Add `title`, `topic`, `domain` and `kubernetes`.',
    },
  },
  'key-value': {
    severity: ERROR,
    message: (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    help: (key: string, expected: string) => `write \`${key}\` as ${expected}`,
    text: {
      what: 'A key of the front matter has a value of the wrong kind.',
      why: NO_DECK,
      help: 'Text on one line for `title`, `topic`, `domain` and `kubernetes`; lists for `sources` and `tags`.',
    },
  },
  'bad-topic': {
    severity: ERROR,
    message: (topic: string) => `\`${topic}\` cannot be a topic`,
    help: 'lower-case letters, digits and `-`, at most 40 of them',
    text: {
      what: 'The topic is no slug.',
      why: PROGRESS,
      help: 'Lower-case letters, digits and `-`, at most 40 of them.',
    },
  },
  'unknown-topic': {
    severity: ERROR,
    message: (topic: string, _nearest: string) => `the syllabus has no topic \`${topic}\``,
    help: (_topic: string, nearest: string) => meantOr(nearest, 'a shipped deck has a topic of the syllabus'),
    text: {
      what: 'The syllabus has no such topic.',
      why: 'The plan toward the exam counts objectives by topic; these cards would count for nothing.',
      help: 'Use a topic of the syllabus, or leave `syllabus: true` out of `k8s-drill.yaml`.',
    },
  },
  'unknown-domain': {
    severity: ERROR,
    message: (domain: string, _nearest: string) => `unknown domain \`${domain}\``,
    help: (_domain: string, nearest: string) => meantOr(nearest, `there are: ${DOMAINS.join(', ')}`),
    text: {
      what: 'The domain is not one of those that the exam has.',
      why: 'Readiness weighs cards by domain.',
      help: 'Write one of the five domains of the exam, or `foundations`.',
    },
  },
  'domain-of-topic': {
    severity: ERROR,
    message: (topic: string, domain: string) => `the syllabus has \`${topic}\` in the domain \`${domain}\``,
    help: (_topic: string, domain: string) => `write \`domain: ${domain}\``,
    text: {
      what: 'The syllabus has the topic in another domain.',
      why: 'Readiness would weigh these cards wrongly.',
      help: 'Write the domain that the message names.',
    },
  },
  'topic-differs': {
    severity: ERROR,
    message: (topic: string, key: string, other: string) =>
      `another deck of the topic \`${topic}\` has the ${key} \`${other}\``,
    help: (topic: string, key: string, _other: string) =>
      `the decks of a topic share one ${key}: make them equal, or give one a topic other than \`${topic}\``,
    text: {
      what: 'Decks of one topic have different titles or domains.',
      why: 'Lists show a topic once, with one title.',
      help: 'Make them equal, or give one deck another topic.',
    },
  },
  'bad-version': {
    severity: ERROR,
    message: (version: string) => `\`${version}\` is no minor version of Kubernetes`,
    help: `two numbers, as in \`kubernetes: "${EXAM_VERSION}"\``,
    text: {
      what: 'A Kubernetes version is no minor version.',
      why: 'Manifests are checked against the schema of that version.',
      help: `Write two numbers, as in \`kubernetes: "${EXAM_VERSION}"\`.`,
    },
  },
  'bad-source': {
    severity: ERROR,
    message: (source: string) => `\`${source}\` is no https address`,
    help: 'name the page with its full address, `https://...`',
    text: {
      what: 'A source is no https address.',
      why: 'A reader cannot look up what the facts come from.',
      help: 'Write the full address of the page, `https://...`.',
    },
  },
  'no-cards': {
    severity: WARNING,
    message: () => 'the deck has no cards',
    help: 'every heading `## ` of the second level opens a card',
    text: {
      what: 'A deck has no cards.',
      why: 'Most likely its cards have headings of another level.',
      help: 'Open each card with a heading `## `.',
    },
  },
} as const satisfies WordedCodes;
