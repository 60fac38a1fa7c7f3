import type { ParsedYaml } from '../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';

/** The documents of a text that hold something. */
export function rootsOf({ documents }: ParsedYaml): YamlNode[] {
  return documents.flatMap(({ root }) => (root === undefined ? [] : [root]));
}
