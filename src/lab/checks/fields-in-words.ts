import { entriesOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { namedValues } from './named-values.ts';

/** Fields that every object has or that its title already contains. */
const PLAIN = new Set(['apiVersion', 'kind', 'name', 'namespace']);
/** Sections that are not listed themselves; their fields are. */
const SECTIONS = new Set(['metadata', 'spec', 'status']);

/**
 * The fields that a check is about: `nodeName node01 and labels`. A value is included only if the task must mention it; empty if a check
 * contains only names.
 */
export function fieldsInWords(written: YamlNode): string {
  const named = new Set(namedValues(written));
  const words = entriesOf(written)
    .flatMap((entry) => (SECTIONS.has(entry.key) ? entriesOf(entry.value) : [entry]))
    .filter(({ key }) => !PLAIN.has(key))
    .map(({ key, value }) => (value.kind === 'scalar' && named.has(value.raw) ? `${key} ${value.raw}` : key));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
