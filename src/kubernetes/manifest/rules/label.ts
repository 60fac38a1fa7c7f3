import { entriesOf, itemsOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { itemPath, keyPath } from '../field-path.ts';
import { type Finding, finding, findingAtValue } from '../finding.ts';
import { entries, type Located, type LocatedEntry } from '../located.ts';
import { labelKey, labelValue } from '../name-syntax.ts';
import type { Rule } from '../rule.ts';

const MAPS = new Set(['matchLabels', 'nodeSelector']);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const label: Rule = {
  code: 'label',
  *check(object) {
    if (object.config) return;
    if (object.type === undefined) {
      yield* checkLabels(entries(object.root, 'metadata', 'labels'));
      return;
    }
    yield* labelMaps(object.root.node, '', '');
    if (object.type === 'V1Service' || object.type === 'V1ReplicationController')
      yield* checkLabels(entries(object.root, 'spec', 'selector'));
  },
};

/** `metadata.labels`, `matchLabels` and `nodeSelector` wherever they stand; what a ConfigMap or a CRD's schema holds is no label. */
function* labelMaps(node: YamlNode, path: string, parent: string): Iterable<Finding> {
  if (node.kind === 'list') {
    for (const [position, item] of itemsOf(node).entries())
      yield* labelMaps(item, itemPath(path, position), parent);
  }
  for (const { key, keyRange, value } of entriesOf(node)) {
    if (key === 'data' || key === 'openAPIV3Schema') continue;
    const at: Located = { node: value, path: keyPath(path, key), at: keyRange };
    if (MAPS.has(key) || (key === 'labels' && parent === 'metadata')) yield* checkLabels(entries(at));
    else yield* labelMaps(value, at.path, key);
  }
}

function* checkLabels(labels: readonly LocatedEntry[]): Iterable<Finding> {
  for (const entry of labels) {
    const wrongKey = labelKey(entry.key);
    if (wrongKey !== undefined)
      yield finding('label', entry, `\`${entry.key}\` is no label key: ${wrongKey}`);
    const { node } = entry;
    const wrongValue =
      node.kind === 'scalar' && typeof node.value === 'string' ? labelValue(node.value) : undefined;
    if (wrongValue !== undefined)
      yield findingAtValue('label', entry, `this is no label value: ${wrongValue}`);
  }
}
