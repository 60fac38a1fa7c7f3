import type { CardOf } from '../../deck/card.ts';
import { taskOf } from '../../grade/manifest.ts';
import {
  type ManifestComparer,
  manifestComparer,
} from '../../kubernetes/manifest/compare/compare-manifest.ts';
import { parseYaml, rootsOf } from '../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';
import type { LintedCard } from './linted-card.ts';

/** What the answers of a card are held against, with the readings of its texts. */
export interface CardComparer {
  /** What a learner's answer is graded by. */
  readonly comparer: ManifestComparer;
  /** The same without its matches: an answer must be one of the card's own. */
  readonly exactly: () => ManifestComparer;
  /** The objects of a text of the card. */
  readonly objectsIn: (text: string) => readonly YamlNode[];
}

/** Several rules ask about the same card. */
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
