import { type Finding, finding } from '../finding.ts';
import { entries, type Located } from '../located.ts';
import { labelKey } from '../name-syntax.ts';
import { podTemplateOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set */
export const annotation: Rule = {
  code: 'annotation',
  *check(object) {
    if (object.config) return;
    yield* keys(object.root);
    const template = podTemplateOf(object);
    if (template !== object.root) yield* keys(template);
  },
};

function* keys(of: Located | undefined): Iterable<Finding> {
  for (const entry of entries(of, 'metadata', 'annotations')) {
    const wanted = labelKey(entry.key.toLowerCase());
    if (wanted !== undefined)
      yield finding('annotation', entry, `\`${entry.key}\` is not a valid annotation key: ${wanted}`);
  }
}
