import type { YamlNode } from '../../../yaml/yaml-node.ts';
import { textOf } from './same-scalar.ts';

const LONGEST = 80;
const DEEPEST = 6;

/** A value on one line, as flow YAML, cut where it is long. */
export function showValue(node: YamlNode): string {
  const text = flow(node, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

function flow(node: YamlNode, depth: number): string {
  if (node.kind === 'scalar') return node.value === null ? 'null' : textOf(node);
  if (depth > DEEPEST) return '...';
  if (node.kind === 'list') return `[${node.items.map((item) => flow(item, depth + 1)).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}: ${flow(value, depth + 1)}`).join(', ')}}`;
}
