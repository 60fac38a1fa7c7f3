import { entriesOf, entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../../../yaml/yaml-node.ts';
import { textOf } from '../match/same-scalar.ts';

/** The field in which values of Secrets are compared: as text, or in base64. */
export type SecretField = 'stringData' | 'data';

/**
 * A Secret with all its values in one field. A value that is not text stays in `data`; if a key has a value in both fields, the one in
 * `stringData` takes precedence.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function secretIn(field: SecretField, secret: YamlMap): YamlMap {
  const other = field === 'data' ? 'stringData' : 'data';
  const from = entryOf(secret, other);
  if (from?.value.kind !== 'map') return secret;
  const own = entriesOf(entryOf(secret, field)?.value);
  const converted = from.value.entries.map((entry) => ({ ...entry, value: convert(entry.value, field) }));
  const moved = converted.flatMap(({ value, ...entry }) =>
    value === undefined ? [] : [{ ...entry, value }],
  );
  const left = from.value.entries.filter((_, i) => converted[i]?.value === undefined);
  // The last value of a key counts.
  const all = field === 'data' ? [...own, ...moved] : [...moved, ...own];
  const entries = [...new Map(all.map((entry) => [entry.key, entry])).values()];
  const holding = (key: string, held: readonly YamlEntry[]): YamlEntry[] =>
    held.length === 0 ? [] : [{ ...from, key, value: { ...from.value, kind: 'map', entries: held } }];
  const others = secret.entries.filter(({ key }) => key !== field && key !== other);
  return { ...secret, entries: [...others, ...holding(field, entries), ...holding(other, left)] };
}

/** A value in the form of a field; `undefined` if it has none. */
function convert(node: YamlNode, field: SecretField): YamlNode | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const text = textOf(node);
  const value =
    field === 'data'
      ? Buffer.from(text, 'utf8').toString('base64')
      : Buffer.from(text, 'base64').toString('utf8');
  const isSame =
    field === 'data' || Buffer.from(value, 'utf8').toString('base64') === text.replace(/\s/g, '');
  return isSame ? { ...node, value, raw: value, plain: false } : undefined;
}
