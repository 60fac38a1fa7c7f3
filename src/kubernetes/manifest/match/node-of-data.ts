import type { Data } from '../../../yaml/parse-data.ts';
import type { YamlNode } from '../../../yaml/yaml-node.ts';

const NOWHERE = { start: 0, end: 0 };

/** Plain data as a tree of nodes without positions in a text. */
export function nodeOf(data: Data): YamlNode {
  if (Array.isArray(data)) return { kind: 'list', items: data.map(nodeOf), range: NOWHERE };
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => ({
      key,
      keyRange: NOWHERE,
      value: nodeOf(value),
    }));
    return { kind: 'map', entries, range: NOWHERE };
  }
  return {
    kind: 'scalar',
    value: data as string,
    raw: String(data),
    plain: typeof data !== 'string',
    range: NOWHERE,
  };
}
