import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS, type Kind } from '../src/deck/card.ts';
import { ROOT } from './support/decks.ts';

/**
 * Where the program asks for the kind of a card without the compiler's help, and what a new kind has to be decided on there. A `switch` over
 * all kinds and a `Record<Kind, …>` need no line: they do not compile without a new kind.
 */
const DECISIONS: Readonly<Record<string, string>> = {
  'commands/exam.ts': 'whether an exam is drawn from labs',
  'commands/exam/exam-labs.ts': 'whether it is a lab',
  'commands/lab.ts': 'whether it is a lab',
  'commands/lab/choose-lab.ts': 'whether it is a lab',
  'commands/new/ask-card.ts': 'whether `new card` asks for more than the answer',
  'commands/preview.ts': 'whether it is shown in a session or in a shell',
  'commands/quiz.ts': 'whether a quiz can grade it',
  'commands/study.ts': 'whether a session of cards can ask it',
  'commands/study/lab-that-fits.ts': 'whether it was a lab',
  'commands/study/minutes-for-lab.ts': 'whether it is a lab',
  'deck/level.ts': 'whether it is a task rather than a question',
  'deck/printing/draft-card.ts': 'whether a draft of it says its kind',
  'deck/reading/shape.ts': 'by which blocks it is recognized, and which blocks go together',
  'deck/typed-characters.ts': 'how much is typed for it',
  'grade/choice.ts': 'whether choices are graded with a part of the points',
  'learner/day-options.ts': 'whether it is asked with the cards or done in a shell',
  'lint/lint-deck.ts': 'whether the cluster is loaded to try it out',
  'lint/mutants/passing-of.ts': 'which wrong answers are tried on it',
  'lint/rules/all-of-the-above.ts': 'whether it has choices',
  'lint/rules/all-ticked.ts': 'whether it has choices',
  'lint/rules/answer-in-hint.ts': 'which of its texts a hint may not hold',
  'lint/rules/answer-in-prompt.ts': 'whether its answer can be read in the prompt',
  'lint/rules/answer-without-note.ts': 'whether its answer needs an explanation',
  'lint/rules/choice-without-reason.ts': 'whether it has choices',
  'lint/rules/empty-match.ts': 'whether it has a match',
  'lint/rules/longest-choice.ts': 'whether it has choices',
  'lint/rules/near-miss-passes.ts': 'whether its ways are commands',
  'lint/rules/own-answer.ts': 'how its own answer is graded',
  'lint/rules/plain-words.ts': 'which of its texts are prose',
  'lint/rules/same-choices.ts': 'whether it has choices',
  'lint/rules/same-way.ts': 'whether it has several ways',
  'lint/rules/start-not-kept.ts': 'whether it begins with a text that must be kept',
  'lint/rules/ways-differ.ts': 'whether it has several ways',
  'lint/rules/wrong-answer-passes.ts': 'which wrong answers can be made of it',
  'lint/subjects/code-block.ts': 'which of its code is shown, and which texts are its own',
  'lint/subjects/lab-findings.ts': 'whether it is tried out on a cluster',
  'lint/subjects/linted-card.ts': 'whether it holds commands or manifests to check',
  'play/exam-recorder.ts': 'whether its answer is kept in a file until it is graded',
  'play/play-placement.ts': 'whether a placement can ask it',
  'schedule/statistics/readiness-on.ts': 'whether readiness counts it',
  'session/exam/draw.ts': 'whether an exam of cards can hold it',
  'session/exam/lab-exam.ts': 'whether it is done in a shell',
  'session/input.ts': 'whether giving up counts as missed, or the learner rates it',
  'session/placement.ts': 'how likely a guess at it is right',
  'session/shown-order.ts': 'whether something of it is shuffled',
  'ui/frontend/read-answer.ts': 'whether its items are numbered, and whether `:explain` answers',
  'ui/frontend/terminal-frontend.ts': 'which keys there are, and whether its answer is kept in a file',
  'ui/render/card.ts': 'what of it is shown as a question',
  'ui/render/given.ts': 'how the given answer is shown',
  'ui/render/question.ts': 'what of it is shown as a question',
  'ui/render/verdict.ts': 'how the given and the right answer are shown together',
};

/** The kinds for which all of these were decided: add a new one when you have gone through the list. */
const DECIDED: Readonly<Record<Kind, true>> = {
  recall: true,
  choice: true,
  multi: true,
  cloze: true,
  text: true,
  steps: true,
  command: true,
  manifest: true,
  lab: true,
};

/** A comparison, and a set of kinds, whatever its type says. */
const ASKS = new RegExp(
  `kind [!=]== '(?:${KINDS.join('|')})'|Set<Kind> = new Set\\(|new Set\\(\\[[^\\]]*'(?:recall|choice|multi|cloze|steps)'`,
);

test('every place that asks for a kind of card without the compiler is known', () => {
  const places = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^(?:kubernetes|client)\//.test(path))
    .filter((path) => ASKS.test(readFileSync(join(ROOT, 'src', path), 'utf8')));
  expect(places.sort()).toEqual(Object.keys(DECISIONS));
});

test('each kind was decided on in each of these places', () => {
  expect(
    Object.keys(DECIDED),
    `decide on the new kind in:\n${Object.entries(DECISIONS)
      .map((place) => place.join(': '))
      .join('\n')}`,
  ).toEqual([...KINDS]);
});
