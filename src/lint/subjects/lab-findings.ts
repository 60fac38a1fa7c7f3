import type { LabFinding, LabFindingCode } from '../../lab/proof/lab-finding.ts';
import type { LintedCard } from './linted-card.ts';
import type { LintedDeck } from './linted-deck.ts';

/** The findings with one code from proving a lab; none for another kind of card. */
export function labFindings(
  code: LabFindingCode,
): (linted: LintedCard, deck: LintedDeck) => readonly LabFinding[] {
  return ({ card }, { labs }) =>
    card.kind === 'lab' ? (labs?.findings(card).filter((finding) => finding.code === code) ?? []) : [];
}
