import type { LabFinding, LabFindingCode } from '../../lab/proof/lab-finding.ts';
import type { LintedCard } from './linted-card.ts';
import type { LintedDeck } from './linted-deck.ts';

/** What was found of one code when a lab was tried out; nothing for another kind of card. */
export function labFindings(
  code: LabFindingCode,
): (linted: LintedCard, deck: LintedDeck) => readonly LabFinding[] {
  return ({ card }, { labs }) =>
    card.kind === 'lab' ? (labs?.findings(card).filter((finding) => finding.code === code) ?? []) : [];
}
