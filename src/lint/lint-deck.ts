import type { Card } from '../deck/card.ts';
import type { DeckClaims } from '../deck/check-decks.ts';
import type { CardClaims } from '../deck/identity.ts';
import type { Block } from '../deck/markdown/block.ts';
import type { CardOutline } from '../deck/reading/outline-deck.ts';
import { parseDeck } from '../deck/reading/parse-deck.ts';
import { parseProperties } from '../deck/reading/properties.ts';
import type { LabProver } from '../lab/proof/lab-prover.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { LintConfig } from './config/config.ts';
import type { LintFinding } from './finding.ts';
import type { CardRule, DeckRule, Found, RuleInfo } from './rule.ts';
import { badSuppression } from './rules/bad-suppression.ts';
import { notText } from './rules/not-text.ts';
import { CODES, RULES } from './rules/registry.ts';
import { linksIn } from './subjects/links-in.ts';
import { lintedCard } from './subjects/linted-card.ts';
import type { LintedDeck } from './subjects/linted-deck.ts';
import { manifestFindings } from './subjects/manifest-findings.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

export interface LintedFile {
  /** The facts for the rules between decks; `null` if the file is not a deck. */
  readonly deck: DeckClaims | null;
  /** The findings, with the severities of their rules. */
  readonly findings: readonly LintFinding[];
  readonly suppressions: readonly Suppression[];
  readonly topic: string;
  readonly ids: readonly string[];
  /** The cards without an id, by the finding that says so. */
  readonly idless: ReadonlyMap<Diagnostic, CardOutline>;
}

const NO_DECK = { deck: null, suppressions: [], topic: '', ids: [], idless: new Map() };

const DECK_RULES = RULES.filter((rule): rule is DeckRule => rule.scope === 'deck');
const CARD_RULES = RULES.filter((rule): rule is CardRule => rule.scope === 'card');

/** The tools with which decks are checked. */
export interface LintTools extends Pick<LintedDeck, 'curriculum' | 'judgeByEffect'> {
  /** Called for a deck with a lab: to prove one takes the whole cluster, which other decks do not need. */
  readonly loadLabs: () => Promise<LabProver>;
}

/** Lints one file. */
export async function lintDeck(
  file: SourceFile,
  config: LintConfig,
  { curriculum, judgeByEffect, loadLabs }: LintTools,
): Promise<LintedFile> {
  const zero = file.text.indexOf('\0');
  if (zero !== -1) {
    const found = {
      range: { start: zero, end: zero + 1 },
      message: 'there is a zero byte here, which text files do not have',
    };
    return { ...NO_DECK, findings: [findingOf(notText, found, file)] };
  }
  const outlines: CardOutline[] = [];
  const other: Block[] = [];
  const { header, cards, idless, diagnostics } = parseDeck(file, config.syllabus ? curriculum : null, {
    card: (outline) => outlines.push(outline),
    other: (block) => other.push(block),
  });
  const links = linksIn(file.text, header, outlines);
  const deck: LintedDeck = {
    file,
    header,
    cards,
    outlines,
    other,
    links,
    curriculum,
    config,
    ...([...cards, ...idless].some(({ kind }) => kind === 'lab') && { labs: await loadLabs() }),
    ...(judgeByEffect && { judgeByEffect }),
  };
  const { list, problems } = readSuppressions(deck, CODES);
  const findings = [
    ...diagnostics,
    ...ofRules(deck, [...cards, ...idless]),
    ...problems.map((problem) => findingOf(badSuppression, problem, file)),
  ];
  return {
    deck: header && { file, header, cards: cards.map(claimsOf) },
    findings,
    suppressions: list,
    topic: header?.topic ?? '',
    ids: idsOf(deck),
    idless: idlessOf(deck, diagnostics),
  };
}

/** @param cards including those that lack an id, so that their other findings are reported at the same time */
function ofRules(deck: LintedDeck, cards: readonly Card[]): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const rule of DECK_RULES)
    for (const found of rule.check(deck)) findings.push(findingOf(rule, found, deck.file));
  const rules = CARD_RULES.filter(({ optional }) => optional === undefined || deck.judgeByEffect);
  for (const card of cards) {
    const linted = lintedCard(card);
    for (const rule of rules)
      for (const found of rule.check(linted, deck)) findings.push(findingOf(rule, found, deck.file));
    findings.push(...manifestFindings(linted));
  }
  return findings;
}

function findingOf({ code, severity, text }: RuleInfo, found: Found, file: SourceFile): LintFinding {
  return { code, severity, help: text.help, file, ...found };
}

/** The parts of a card that the rules between decks need: the rest can be collected, so that many decks take little memory. */
function claimsOf({ identity, properties, prompt, file, range }: Card): CardClaims {
  return { identity, properties, prompt, file, range };
}

function idlessOf(
  { outlines }: LintedDeck,
  diagnostics: readonly Diagnostic[],
): Map<Diagnostic, CardOutline> {
  const idless = new Map<Diagnostic, CardOutline>();
  const missing = diagnostics.filter(({ code }) => code === 'missing-id');
  if (missing.length === 0) return idless;
  const at = new Map(outlines.map((outline) => [outline.start, outline]));
  for (const diagnostic of missing) {
    const outline = at.get(diagnostic.range.start);
    if (outline !== undefined) idless.set(diagnostic, outline);
  }
  return idless;
}

/** Every id of a deck, including those of cards with an error. */
function idsOf({ file, cards, outlines }: LintedDeck): string[] {
  const read = new Set(cards.map(({ range }) => range.start));
  const broken = outlines.filter(({ start, comment }) => comment !== null && !read.has(start));
  const ofBroken = broken.flatMap(({ comment }) => {
    const properties = comment && parseProperties(file.text, comment, { file, list: [] });
    return properties?.get('id')?.values.map(({ value }) => value) ?? [];
  });
  return [...cards.map(({ properties }) => properties.id), ...ofBroken];
}
