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
  check({ config, type, root }) {
    const found: Finding[] = [];
    if (config) return found;
    if (type === undefined) checkLabels(entries(root, 'metadata', 'labels'), found);
    else checkLabelMaps(root.node, '', '', found);
    if (type === 'V1Service' || type === 'V1ReplicationController')
      checkLabels(entries(root, 'spec', 'selector'), found);
    return found;
  },
};

/** Checks `metadata.labels`, `matchLabels` and `nodeSelector` wherever they occur; the content of a ConfigMap or of a CRD's schema is not a label. */
function checkLabelMaps(node: YamlNode, path: string, parent: string, found: Finding[]): void {
  itemsOf(node).forEach((item, position) => {
    checkLabelMaps(item, itemPath(path, position), parent, found);
  });
  for (const { key, keyRange, value } of entriesOf(node)) {
    if (key === 'data' || key === 'openAPIV3Schema') continue;
    const at: Located = { node: value, path: keyPath(path, key), at: keyRange };
    if (MAPS.has(key) || (key === 'labels' && parent === 'metadata')) checkLabels(entries(at), found);
    else checkLabelMaps(value, at.path, key, found);
  }
}

function checkLabels(labels: readonly LocatedEntry[], found: Finding[]): void {
  for (const entry of labels) {
    const wrongKey = labelKey(entry.key);
    if (wrongKey !== undefined)
      found.push(finding('label', entry, `\`${entry.key}\` is not a valid label key: ${wrongKey}`));
    const { node } = entry;
    const wrongValue =
      node.kind === 'scalar' && typeof node.value === 'string' ? labelValue(node.value) : undefined;
    if (wrongValue !== undefined)
      found.push(findingAtValue('label', entry, `this is not a valid label value: ${wrongValue}`));
  }
}
