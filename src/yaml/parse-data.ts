import type { Scalars } from './compose-tree.ts';
import { parseYaml } from './parse-yaml.ts';
import type { ScalarValue, YamlNode } from './yaml-node.ts';
import type { YamlProblem } from './yaml-problem.ts';

export type Data = ScalarValue | readonly Data[] | { readonly [key: string]: Data };

export interface ParsedData {
  /** The documents that are not empty, as plain data. */
  readonly documents: readonly Data[];
  readonly problems: readonly YamlProblem[];
}

/**
 * The data of a YAML or JSON text, without places. With `strings`, every scalar stays a string as written (`1.30`, `010`);
 * otherwise scalars are typed as in kubectl. Never throws.
 */
export function parseData(text: string, scalars: Scalars = 'kubectl'): ParsedData {
  const { documents, problems } = parseYaml(text, scalars);
  return { documents: documents.flatMap(({ root }) => (root === undefined ? [] : [dataOf(root)])), problems };
}

/** The value of a node. A key `__proto__` is an entry like any other. */
export function dataOf(node: YamlNode): Data {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(dataOf);
  const data: { [key: string]: Data } = {};
  for (const { key, value } of node.entries) {
    if (key === '__proto__') Object.defineProperty(data, key, { ...OWN, value: dataOf(value) });
    else data[key] = dataOf(value);
  }
  return data;
}

const OWN = { configurable: true, enumerable: true, writable: true };
