import { readScript } from '../kubernetes/command/statement.ts';
import { type CompareOptions, compareScripts, type ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { Comparison, ComparisonOutcome, DifferenceCode } from '../kubernetes/compare/difference.ts';
import { echoedCommand } from './echoed-command.ts';
import { inCurrentNamespace } from './in-current-namespace.ts';
import type { Difference, Verdict } from './verdict.ts';
import type { EffectVerdict } from './worlds/judge-effect.ts';

/** A comparison with one of several references, and what decided it. */
export interface JudgedAnswer {
  readonly outcome: ComparisonOutcome;
  readonly score: number;
  readonly differences: readonly Difference[];
  readonly by: NonNullable<Verdict['by']>;
  /** The reference that the differences are about. */
  readonly reference: string;
  /** What worlds said, where they were asked. */
  readonly effect?: EffectVerdict;
}

export interface JudgeOptions extends CompareOptions {
  /** What is in the clusters that answers are tried on, as YAML texts; clusters are made up where absent. */
  readonly worlds?: readonly string[] | undefined;
}

const BEST_FIRST: readonly ComparisonOutcome[] = ['correct', 'close', 'unsure', 'wrong'];
/** More ways than this are not tried: each takes as long as the first. */
const MOST_TRIED = 3;

/**
 * Judges an answer: by words where these settle it, else by what it does beside each reference. The part that tries answers is large and is loaded
 * when words do not settle one.
 *
 * @param references ways that are right; the result is `undefined` where there is none.
 */
export async function judgeAnswer(
  references: readonly string[],
  answer: string,
  options: JudgeOptions = {},
): Promise<JudgedAnswer | undefined> {
  const all = await Promise.all(
    references.map(async (reference) => ({
      reference,
      words: await compareWords(reference, answer, options),
    })),
  );
  const compared = all.sort((a, b) => distance(a.words) - distance(b.words));
  const [best] = compared;
  if (best === undefined) return undefined;
  const byWords: JudgedAnswer = { ...comparisonOf(best.words), by: 'words', reference: best.reference };
  if (areSettled(best.words)) return byWords;
  const { judgeByEffect } = await import('./worlds/judge-effect.ts');
  let first: JudgedAnswer | undefined;
  for (const { reference, words } of compared.slice(0, MOST_TRIED)) {
    const effect = judgeByEffect(reference, answer, options.worlds);
    const isHeld = words.differences.some(isOutOfSight);
    if (effect.outcome === 'same' && !isHeld && !(options.ordered === true && leavesStepsOut(words)))
      return { outcome: 'correct', score: 1, differences: [], by: 'effect', reference, effect };
    first ??= withEffect(words, effect, reference);
  }
  return first ?? byWords;
}

/** Whether an answer has fewer lines: of steps in a given order, such as a pause before changes, the end state does not show each. */
function leavesStepsOut({ differences }: ScriptComparison): boolean {
  const count = (wanted: DifferenceCode) => differences.filter(({ code }) => code === wanted).length;
  return count('missing-line') > count('extra-line');
}

/** Compares words; of scripts that set variables or aliases, the commands as they run. Words do not settle what they do not follow. */
async function compareWords(
  reference: string,
  answer: string,
  options: CompareOptions,
): Promise<ScriptComparison> {
  const plain = echoedCommand(answer) ?? inCurrentNamespace(answer);
  const inPlace = plain === undefined ? undefined : await compareWords(reference, plain, options);
  if (inPlace?.outcome === 'correct') return withoutPlaces(inPlace);
  const compare = (a: string, b: string) => compareScripts(readScript(a), readScript(b), options);
  if (!SETS.test(answer) && !SETS.test(reference)) return compare(reference, answer);
  const { expandScript } = await import('./worlds/expand-script.ts');
  const [a, b] = [reference, answer].map((text) => (SETS.test(text) ? expandScript(text) : text));
  if (a !== undefined && b !== undefined) return withoutPlaces(compare(a, b));
  const words = compare(reference, answer);
  return words.outcome === 'correct' && !SETS.test(reference) && !setsPlainly(answer)
    ? doubted(words)
    : words;
}

function doubted(words: ScriptComparison): ScriptComparison {
  return { ...words, outcome: 'unsure', score: 0 };
}

/** The places are those of texts that nobody typed. */
function withoutPlaces(words: ScriptComparison): ScriptComparison {
  const differences = words.differences.map(({ range: _, referenceRange: __, ...difference }) => difference);
  return { ...words, differences };
}

/** Whether all that a script sets is what words follow: short names of its own for values and for kubectl. */
function setsPlainly(text: string): boolean {
  return text
    .split('\n')
    .filter((line) => SETS.test(line))
    .every((line) => PLAIN_SETTING.test(line) || SETTING_OF_TOOL.test(line));
}

/** `ETCDCTL_API=3 etcdctl …` and `export KUBECONFIG=a.conf`: words follow these to the tools that read them. */
const SETTING_OF_TOOL = /^\s*(?:export\s+)?(?:ETCDCTL_\w+|KUBECONFIG)=[\w./:@%+-]*(?:\s.*)?$/;

/** Names that no tool reads. */
const OWN_NAME = /(?!(?:KUBE|ETCDCTL|HELM|DOCKER|CONTAINER|IMAGE_|CRI_|HTTP|NO_PROXY|PATH|HOME|IFS|LC_|LANG))/
  .source;

/** `ns=shop`, `export do='--dry-run=client -o yaml'` and `alias k=kubectl`, on a line of its own. */
const PLAIN_SETTING = new RegExp(
  `^\\s*(?:(?:export\\s+)?${OWN_NAME}[A-Za-z]\\w*=(?:[\\w./:@%+-]*|"[^"$\`\\\\]*"|'[^']*')|alias\\s+\\w+=kubectl)\\s*;?$`,
);

const SETS = /(?:^|[\n;&|])\s*(?:alias\s|export\s|[A-Za-z_]\w*=)/;

/**
 * What no world shows: where errors go, because a reference that fails there proves nothing, what is in other kubeconfigs than that of the world,
 * and that an object may be the only one of its name: worlds hold whatever scripts name.
 */
function isOutOfSight({ code, path, expected = '', actual = '' }: Difference): boolean {
  if (code === 'target' && path === 'target')
    return nameOf(expected) !== '' && nameOf(expected) === nameOf(actual);
  if (path === '--kubeconfig') return expected !== '' && actual !== '';
  return path === 'redirect' && /2>|&>|>&/.test(expected + actual);
}

/** `web` of `pod web` and of `deploy/web`. */
function nameOf(target: string): string {
  return /[ /](\S+)$/.exec(target)?.[1] ?? '';
}

/** Whether words say it all: what means the same, what a tool refuses, and lines whose order the task leaves to the learner or asks for. */
function areSettled({ outcome, differences }: ScriptComparison): boolean {
  if (outcome === 'correct' || outcome === 'close') return true;
  return (
    differences.some(({ code }) => code === 'refused' || code === 'nothing') ||
    (differences.length > 0 && differences.every(({ code }) => code === 'order'))
  );
}

function withEffect(words: ScriptComparison, effect: EffectVerdict, reference: string): JudgedAnswer {
  const isOtherWay = words.differences.some(({ code }) => OTHER_WAY.has(code));
  if (effect.outcome === 'different') {
    const told: Difference = { code: 'effect', path: 'effect', message: effect.message };
    const differences = isOtherWay ? [told] : [...words.differences, told];
    return { outcome: 'wrong', score: words.score, differences, by: 'world', reference, effect };
  }
  const byWords: JudgedAnswer = { ...comparisonOf(words), by: 'words', reference, effect };
  if (effect.outcome === 'same' || !isOtherWay || effect.trials.length === 0) return byWords;
  const told: Difference = {
    code: 'undecided',
    path: 'effect',
    message: `nothing differs in small clusters, but ${effect.why}`,
  };
  return { ...byWords, outcome: 'unsure', score: 0, differences: [told] };
}

function comparisonOf({ outcome, score, differences }: Comparison): Comparison {
  return { outcome, score, differences };
}

/**
 * Less is nearer: the outcome counts first, then the share that is said, then how much there is to say. A way of the same verbs is nearer
 * than one of others that may reach the same state: where the answer goes a listed way, it can be judged.
 */
function distance({ outcome, likeness, differences }: ScriptComparison): number {
  const sameWay = outcome === 'wrong' && !differences.some(({ code }) => OTHER_WAY.has(code));
  const rank = sameWay ? BEST_FIRST.indexOf('unsure') - 0.5 : BEST_FIRST.indexOf(outcome);
  return rank * 1000 - likeness * 100 + Math.min(differences.length, 99) / 100;
}

const OTHER_WAY: ReadonlySet<DifferenceCode> = new Set([
  'tool',
  'verb',
  'missing-line',
  'extra-line',
  'nothing',
  'pipe',
  'here-document',
]);
