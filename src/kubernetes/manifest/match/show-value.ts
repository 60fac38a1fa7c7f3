import type { YamlNode, YamlScalar } from '../../../yaml/yaml-node.ts';
import { textOf } from './same-scalar.ts';

const LONGEST = 80;
const DEEPEST = 6;

/** A value on one line, as flow YAML, truncated if it is long. */
export function showValue(node: YamlNode): string {
  const text = flow(node, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

function flow(node: YamlNode, depth: number): string {
  if (node.kind === 'scalar') return showScalar(node);
  if (depth > DEEPEST) return '...';
  if (node.kind === 'list') return `[${node.items.map((item) => flow(item, depth + 1)).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}: ${flow(value, depth + 1)}`).join(', ')}}`;
}

/** Texts that YAML would read as something other than a string without their quotes. */
const LOOKS_OTHERWISE = /^(?:[-+]?[\d.][\d_.eE+-]*|0[xo][\da-fA-F]+|true|false|yes|no|on|off|y|n|null|~|)$/i;

function showScalar(node: YamlScalar): string {
  if (node.value === null) return 'null';
  const text = textOf(node);
  return typeof node.value === 'string' && !node.plain && LOOKS_OTHERWISE.test(text) ? `"${text}"` : text;
}
