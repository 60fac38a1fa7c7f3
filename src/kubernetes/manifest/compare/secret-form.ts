import { entriesOf, entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../../../yaml/yaml-node.ts';
import { textOf } from '../match/same-scalar.ts';

/** The field in which the values of Secrets are compared: as texts, or in base64. */
export type SecretField = 'stringData' | 'data';

/**
 * A Secret with its values in one field. What is not text stays in `data`; of two values of one key that in `stringData` counts.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function secretIn(field: SecretField, secret: YamlMap): YamlMap {
  const [texts, encoded] = [entryOf(secret, 'stringData'), entryOf(secret, 'data')];
  const from = field === 'data' ? texts : encoded;
  if (from?.value.kind !== 'map') return secret;
  const moved = from.value.entries.map((entry) => ({ entry, value: convert(entry.value, field) }));
  const left = moved.flatMap(({ entry, value }) => (value === undefined ? [entry] : []));
  const written = new Set(entriesOf(texts?.value).map(({ key }) => key));
  const own = entriesOf((field === 'data' ? encoded : texts)?.value);
  const added = moved.flatMap(({ entry, value }): YamlEntry[] =>
    value === undefined || (field === 'stringData' && written.has(entry.key)) ? [] : [{ ...entry, value }],
  );
  const names = new Set(field === 'data' ? added.map(({ key }) => key) : []);
  const kept = own.filter(({ key }) => !names.has(key));
  const others = secret.entries.filter((entry) => entry !== texts && entry !== encoded);
  const fields = (entries: readonly YamlEntry[], key: string): YamlEntry[] =>
    entries.length === 0 ? [] : [{ ...from, key, value: { ...from.value, kind: 'map', entries } }];
  const rest = field === 'data' ? 'stringData' : 'data';
  return { ...secret, entries: [...others, ...fields([...kept, ...added], field), ...fields(left, rest)] };
}

/** The value in a field's form; `undefined` for what has none in it. */
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
