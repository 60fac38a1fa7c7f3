import { deckCodeInfos } from '../codes/deck-code-infos.ts';
import { manifestCodeInfos } from '../codes/manifest-code-infos.ts';
import { GROUPS, type LintRule, type RuleInfo } from '../rule.ts';
import { allOfTheAbove } from './all-of-the-above.ts';
import { allTicked } from './all-ticked.ts';
import { answerInHint } from './answer-in-hint.ts';
import { answerInPrompt } from './answer-in-prompt.ts';
import { answerWithoutNote } from './answer-without-note.ts';
import { badConfiguration } from './bad-configuration.ts';
import { badSuppression } from './bad-suppression.ts';
import { bidirectionalOverride } from './bidirectional-override.ts';
import { choiceWithoutReason } from './choice-without-reason.ts';
import { commentNotProperties } from './comment-not-properties.ts';
import { controlCharacter } from './control-character.ts';
import { course } from './course.ts';
import { deprecatedApiVersion } from './deprecated-api-version.ts';
import { deprecatedFlag } from './deprecated-flag.ts';
import { duplicatePrompt } from './duplicate-prompt.ts';
import { emptyMatch } from './empty-match.ts';
import { futureVersion } from './future-version.ts';
import { gapInCode } from './gap-in-code.ts';
import { headingSkip } from './heading-skip.ts';
import { httpLink } from './http-link.ts';
import { labSolvable } from './lab-solvable.ts';
import { labSolvedAtStart } from './lab-solved-at-start.ts';
import { labTriviallySolved } from './lab-trivially-solved.ts';
import { labValueNotInTask } from './lab-value-not-in-task.ts';
import { labWayRefused } from './lab-way-refused.ts';
import { linkVariants } from './link-variants.ts';
import { longPrompt } from './long-prompt.ts';
import { longestChoice } from './longest-choice.ts';
import { looksLikeCard } from './looks-like-card.ts';
import { nearDuplicatePrompt } from './near-duplicate-prompt.ts';
import { nearMissPasses } from './near-miss-passes.ts';
import { notText } from './not-text.ts';
import { ownAnswer } from './own-answer.ts';
import { plainIntroduction } from './plain-introduction.ts';
import { plainWords } from './plain-words.ts';
import { propertyOrder } from './property-order.ts';
import { propertyQuotes } from './property-quotes.ts';
import { refusedCommand } from './refused-command.ts';
import { removedCommand } from './removed-command.ts';
import { sameChoices } from './same-choices.ts';
import { sameWay } from './same-way.ts';
import { shellSyntax } from './shell-syntax.ts';
import { smartQuotes } from './smart-quotes.ts';
import { sourceSite } from './source-site.ts';
import { staleVersion } from './stale-version.ts';
import { startNotKept } from './start-not-kept.ts';
import { trailingSpace } from './trailing-space.ts';
import { uncoveredObjective } from './uncovered-objective.ts';
import { unknownCommand } from './unknown-command.ts';
import { unknownFlag } from './unknown-flag.ts';
import { unknownResource } from './unknown-resource.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { waysDiffer } from './ways-differ.ts';
import { wrongAnswerPasses } from './wrong-answer-passes.ts';

/** The rules that check something themselves. */
export const RULES: readonly LintRule[] = [
  staleVersion,
  futureVersion,
  commentNotProperties,
  headingSkip,
  looksLikeCard,
  ownAnswer,
  wrongAnswerPasses,
  startNotKept,
  sameChoices,
  allTicked,
  gapInCode,
  longPrompt,
  duplicatePrompt,
  nearDuplicatePrompt,
  answerInPrompt,
  answerInHint,
  answerWithoutNote,
  choiceWithoutReason,
  longestChoice,
  allOfTheAbove,
  shellSyntax,
  unknownCommand,
  unknownFlag,
  deprecatedFlag,
  removedCommand,
  refusedCommand,
  unknownResource,
  sameWay,
  waysDiffer,
  nearMissPasses,
  deprecatedApiVersion,
  emptyMatch,
  labSolvable,
  labSolvedAtStart,
  labValueNotInTask,
  labWayRefused,
  labTriviallySolved,
  httpLink,
  sourceSite,
  linkVariants,
  controlCharacter,
  bidirectionalOverride,
  course,
  uncoveredObjective,
  propertyOrder,
  propertyQuotes,
  trailingSpace,
  smartQuotes,
  plainWords,
  plainIntroduction,
];

/** Every code that the linter reports, by group: its own, those of the deck reader, and those of `check`. */
export const INFOS: readonly RuleInfo[] = [
  ...deckCodeInfos(),
  ...manifestCodeInfos(),
  ...RULES,
  notText,
  badSuppression,
  unusedSuppression,
  badConfiguration,
].sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));

export const CODES: ReadonlySet<string> = new Set(INFOS.map(({ code }) => code));
