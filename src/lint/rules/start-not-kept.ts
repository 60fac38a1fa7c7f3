import { keptObjects } from '../../kubernetes/manifest/compare/kept.ts';
import { nodeAtPath } from '../../kubernetes/manifest/compare/paths.ts';
import { parseYaml, rootsOf } from '../../yaml/parse-yaml.ts';
import { entriesOf, itemsOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { passingOf } from '../mutants/passing-of.ts';
import type { CardRule, Found } from '../rule.ts';
import type { LintedCard } from '../subjects/linted-card.ts';

export const startNotKept: CardRule = {
  code: 'start-not-kept',
  group: 'manifests',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'A card does not hold on to its `start`: a `match` allows something to be gone that the start holds and the answer keeps, or an answer that changes it passes.',
    why: 'What a task leaves alone must stay. A card that only looks at what it teaches lets the learner delete the rest of a working object.',
    help: 'Take the `null` out of the `match`, or take the field out of the answer.',
  },
  check: (linted): Found[] => [
    ...contradictions(linted),
    ...passingOf(linted, 'start').map(({ range, mutant }) => ({
      range,
      message: `the start has \`${mutant.path}\`, and an answer with another one passes`,
    })),
  ],
};

/** Fields that may be absent according to a match, although the start and every answer have them. */
function contradictions({ card, manifests }: LintedCard): Found[] {
  if (card.kind !== 'manifest' || card.start === undefined) return [];
  const start = rootsOf(parseYaml(card.start.text));
  const kept = card.answers.map(({ text }) => keptObjects(start, rootsOf(parseYaml(text))));
  return manifests
    .filter(({ role, parsed }) => role === 'match' && parsed.problems.length === 0)
    .flatMap(({ parsed, place }) =>
      rootsOf(parsed).flatMap((root) =>
        nullsIn(root)
          .filter(({ path }) =>
            kept.every((objects) => objects.some((o) => nodeAtPath(o, path) !== undefined)),
          )
          .map(({ path, node }) => ({
            range: place(node.range),
            message: `this \`match\` lets \`${path}\` be absent, and the start holds it and the answer keeps it`,
          })),
      ),
    );
}

function nullsIn(node: YamlNode, path = ''): { readonly path: string; readonly node: YamlNode }[] {
  if (node.kind === 'scalar') return node.value === null ? [{ path, node }] : [];
  return [
    ...itemsOf(node).flatMap((item, i) => nullsIn(item, `${path}[${i}]`)),
    ...entriesOf(node).flatMap(({ key, value }) => nullsIn(value, path === '' ? key : `${path}.${key}`)),
  ];
}
