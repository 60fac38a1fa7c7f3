import type { Curriculum } from '../curriculum/curriculum.ts';
import { checkDecks, type DeckClaims } from '../deck/check-decks.ts';
import type { ClusterShapes } from '../lab/clusters/cluster-shape.ts';
import type { LabProver } from '../lab/proof/lab-prover.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { LintConfig } from './config/config.ts';
import { atLevel, type Levels, levelOf } from './config/severities.ts';
import type { LintFinding } from './finding.ts';
import { idRegister } from './id-register.ts';
import { type LintTools, lintDeck } from './lint-deck.ts';
import type { DecksRule } from './rule.ts';
import { RULES } from './rules/registry.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
import type { Suppression } from './suppressions.ts';

/** A file to lint, and its configuration. */
export interface LintInput {
  readonly file: SourceFile;
  readonly config: LintConfig;
}

export interface LintOptions {
  readonly curriculum: Curriculum;
  /** The clusters that labs may start on. */
  readonly clusters: ClusterShapes;
  /** Levels from the command line, which take precedence over a configuration. */
  readonly levels: Levels;
  /** Whether objectives that no card covers are findings. */
  readonly coverage: boolean;
  /** Whether the ways of cards are tried in small clusters; false by default. */
  readonly worlds?: boolean;
  /** The course that the decks must fit; its cards are those of the decks. */
  readonly course?: SourceFile;
}

/** The result of linting one file alone. */
interface Linted {
  readonly config: LintConfig;
  readonly suppressions: readonly Suppression[];
}

/**
 * Lints decks, each alone and together. Each is read when its turn comes, and only its cards are kept for the rules that compare
 * several. Every text leads to findings, never to an exception. They are in no particular order.
 */
export async function lint(inputs: Iterable<LintInput>, options: LintOptions): Promise<LintFinding[]> {
  const findings: LintFinding[] = [];
  const linted = new Map<SourceFile, Linted>();
  const decks: DeckClaims[] = [];
  const ids = idRegister();
  const tools = await toolsOf(options);
  for (const { file, config } of inputs) {
    const result = await lintDeck(file, config, tools);
    linted.set(file, { config, suppressions: result.suppressions });
    for (const finding of levelled(result.findings, linted, options)) findings.push(finding);
    ids.add(result);
    if (result.deck !== null) decks.push(result.deck);
  }
  const between = [...checkDecks(decks), ...ofDecksRules(decks, options)];
  const all = [...findings.map(ids.withFix), ...levelled(between, linted, options)];
  return suppressed(all, linted, options);
}

/** The parts that need a cluster are loaded only if they are used: they are most of the program. */
async function toolsOf({ curriculum, clusters, worlds = false }: LintOptions): Promise<LintTools> {
  let labs: LabProver | undefined;
  const loadLabs = async (): Promise<LabProver> => {
    labs ??= new (await import('../lab/proof/lab-prover.ts')).LabProver(clusters);
    return labs;
  };
  if (!worlds) return { curriculum, loadLabs };
  const { judgeByEffect } = await import('../grade/worlds/judge-effect.ts');
  return { curriculum, loadLabs, judgeByEffect };
}

function ofDecksRules(
  decks: readonly DeckClaims[],
  { curriculum, coverage, course }: LintOptions,
): LintFinding[] {
  const rules = RULES.filter((rule): rule is DecksRule => rule.scope === 'decks');
  return rules
    .filter((rule) => rule.optional === undefined || coverage)
    .flatMap(({ code, severity, text, check }) =>
      [...check(decks, curriculum, course)].map((found) => ({ code, severity, help: text.help, ...found })),
    );
}

/** Sets the severities of findings, and drops those whose rule is off. */
function levelled(
  findings: readonly Diagnostic[],
  linted: ReadonlyMap<SourceFile, Linted>,
  { levels }: LintOptions,
): LintFinding[] {
  return findings.flatMap((finding) => {
    const { code, file } = finding;
    const set = atLevel(finding, levelOf(code, levels, linted.get(file)?.config.levels));
    return set === null ? [] : [set];
  });
}

/** Drops findings that a comment suppresses, and adds findings for comments that suppress nothing. */
function suppressed(
  findings: readonly LintFinding[],
  linted: ReadonlyMap<SourceFile, Linted>,
  options: LintOptions,
): LintFinding[] {
  const used = new Set<Suppression>();
  const kept = findings.filter(({ code, file, range }) => {
    const by = linted
      .get(file)
      ?.suppressions.find(
        (s) => s.code.value === code && s.card.start <= range.start && range.start < s.card.end,
      );
    if (by !== undefined) used.add(by);
    return by === undefined;
  });
  const { code, severity, text } = unusedSuppression;
  const unused = [...linted].flatMap(([file, { suppressions }]) =>
    suppressions
      .filter(
        (suppression) => !used.has(suppression) && isJudged(suppression.code.value, file, linted, options),
      )
      .map((suppression): LintFinding => {
        const message = `\`${suppression.code.value}\` finds nothing in the card below`;
        return { code, severity, message, help: text.help, file, range: suppression.code.range };
      }),
  );
  return [...kept, ...levelled(unused, linted, options)];
}

/** The codes that are found between decks. */
const BETWEEN: ReadonlySet<string> = new Set([
  ...['duplicate-id', 'was-alive', 'was-twice', 'topic-differs'],
  ...RULES.filter(({ scope }) => scope === 'decks').map(({ code }) => code),
]);

/** The codes that are only found in worlds. */
const IN_WORLDS: ReadonlySet<string> = new Set([
  'own-answer',
  'ways-differ',
  ...RULES.filter((rule) => rule.scope === 'card' && rule.optional === 'worlds').map(({ code }) => code),
]);

/** Whether a rule was run at all: one that is off was not, and a finding between decks may involve a deck that was not given. */
function isJudged(
  code: string,
  file: SourceFile,
  linted: ReadonlyMap<SourceFile, Linted>,
  { levels, worlds = false }: LintOptions,
): boolean {
  if (BETWEEN.has(code) || (!worlds && IN_WORLDS.has(code))) return false;
  return levelOf(code, levels, linted.get(file)?.config.levels) !== 'off';
}
