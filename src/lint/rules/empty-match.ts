import { matchManifest } from '../../kubernetes/manifest/match/match-manifest.ts';
import { type ParsedYaml, rootsOf } from '../../yaml/parse-yaml.ts';
import { entriesOf, nodeAt, stringOf, type YamlMap, type YamlNode } from '../../yaml/yaml-node.ts';
import type { CardRule, Found } from '../rule.ts';

export const emptyMatch: CardRule = {
  code: 'empty-match',
  group: 'manifests',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'A `match` is satisfied by an object that says nothing but its kind.',
    why: 'Every manifest of that kind is right then, whatever it does.',
    help: 'Write into the `match` what the task asks for: names, images, ports, whatever the prompt gives.',
  },
  check: ({ card, manifests }): Found[] => {
    if (card.kind !== 'manifest' || card.matches.length === 0) return [];
    const answer = manifests.find(({ role }) => role === 'answer');
    if (answer === undefined) return [];
    const skeletons = rootsOf(answer.parsed).map(skeletonOf);
    return manifests
      .filter(({ role, parsed }) => role === 'match' && parsed.problems.length === 0 && !asksForName(parsed))
      .filter(({ parsed }) => matchManifest(skeletons, rootsOf(parsed), card.exact).differences.length === 0)
      .map(({ text, place }) => ({
        range: place({ start: 0, end: text.length }),
        message: 'any object of the kind satisfies this `match`',
      }));
  },
};

/** No skeleton has one of these, so most matches need no closer look. */
function asksForName(parsed: ParsedYaml): boolean {
  return rootsOf(parsed).some((root) => stringOf(nodeAt(root, 'metadata', 'name')) !== undefined);
}

/** The parts of an object that even an empty answer has: its type. */
function skeletonOf(root: YamlNode): YamlMap {
  const entries = entriesOf(root).filter(({ key }) => key === 'apiVersion' || key === 'kind');
  return { kind: 'map', entries, range: root.range };
}
