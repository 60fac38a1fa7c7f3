import type { CardOf } from '../../deck/card.ts';
import { taskOf } from '../../grade/manifest.ts';
import {
  type ManifestComparer,
  manifestComparer,
} from '../../kubernetes/manifest/compare/compare-manifest.ts';
import { parseYaml, rootsOf } from '../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';
import type { LintedCard } from './linted-card.ts';

/** The comparers for a card's answers, with its parsed texts. */
export interface CardComparer {
  /** The comparer that grades a learner's answer. */
  readonly comparer: ManifestComparer;
  /** The comparer without matches: an answer must be one of the card's own. */
  readonly exactly: () => ManifestComparer;
  /** The objects in a text of the card. */
  readonly objectsIn: (text: string) => readonly YamlNode[];
}

/** Kept per card, because several rules ask for it. */
const known = new WeakMap<LintedCard, CardComparer>();

export function comparerOf(linted: LintedCard, card: CardOf<'manifest'>): CardComparer {
  const found = known.get(linted) ?? made(linted, card);
  known.set(linted, found);
  return found;
}

function made({ manifests }: LintedCard, card: CardOf<'manifest'>): CardComparer {
  const read = new Map(
    manifests.flatMap(({ role, text, parsed }) =>
      role === 'shown' ? [] : [[text, rootsOf(parsed)] as const],
    ),
  );
  const objectsIn = (text: string): readonly YamlNode[] => read.get(text) ?? rootsOf(parseYaml(text));
  const task = taskOf(card);
  return {
    comparer: manifestComparer(task, objectsIn, new Map()),
    exactly: () =>
      manifestComparer({ references: task.references, matches: [], exact: [] }, objectsIn, new Map()),
    objectsIn,
  };
}
