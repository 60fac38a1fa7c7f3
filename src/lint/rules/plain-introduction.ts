import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entryOf, itemsOf, nodeAt, stringOf } from '../../yaml/yaml-node.ts';
import type { DecksRule } from '../rule.ts';
import { boldClaims, unplainWords } from '../subjects/plain-english.ts';
import { plainWords } from './plain-words.ts';

export const plainIntroduction: DecksRule = {
  code: 'plain-introduction',
  group: 'style',
  severity: 'warning',
  scope: 'decks',
  text: {
    what: 'The title, goal or introduction of a unit in `course.yaml` has a word that `plain-words` knows.',
    why: plainWords.text.why,
    help: plainWords.text.help,
  },
  check: (_, __, file) => {
    if (file === undefined) return [];
    const units = itemsOf(nodeAt(parseYaml(file.text, 'strings').documents[0]?.root, 'units'));
    return units.flatMap((unit) =>
      ['title', 'goal', 'introduction'].flatMap((key) => {
        const node = entryOf(unit, key)?.value;
        if (node === undefined) return [];
        const text = stringOf(node) ?? '';
        return [...unplainWords(text), ...boldClaims(text)].map(({ word, advice }) => ({
          file,
          range: node.range,
          message: `"${word}" is not plain English here`,
          help: advice,
        }));
      }),
    );
  },
};
