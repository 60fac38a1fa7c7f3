import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import { readCard } from '../deck/catalogue/read-card.ts';
import type { DeckCode } from '../deck/codes/registry.ts';
import { checkIdentities } from '../deck/identity.ts';
import type { Env } from '../env.ts';
import { readSource } from '../files/read-source.ts';
import type { Diagnostic } from '../source/diagnostic.ts';

/** A finding that a card is not used, because an earlier source has the same identity; it names both places. */
export function reportShadowed(
  env: Env,
  entry: CatalogueEntry,
  first: CatalogueEntry,
): Diagnostic<DeckCode>[] {
  const findings: Diagnostic<DeckCode>[] = [];
  const cards = [first, entry].map((e) => readCard(e, readSource(env, e.deck.path)));
  checkIdentities(
    cards.filter((card) => card !== null),
    'several decks',
    findings,
  );
  return findings.filter((finding) => finding.code === 'duplicate-id');
}
