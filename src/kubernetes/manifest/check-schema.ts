import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../yaml/yaml-node.ts';
import { type Field, fieldNames, fieldOf, isObjectType, requiredNames } from '../schema/schemas.ts';
import { typeWord } from '../schema/type-word.ts';
import { additionAfter, FIELD_UNTIL, hadField, type KubernetesVersion } from '../schema/versions.ts';
import { type TypeLevel, whereBelongs } from '../schema/where-belongs.ts';
import { checkScalar, isSoundScalar } from './check-scalar.ts';
import { itemPath, keyPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import { isNull, type Located } from './located.ts';
import type { ManifestObject } from './manifest-object.ts';

interface Check {
  readonly version: KubernetesVersion;
  readonly findings: Finding[];
}

/** Checks the fields, types, required fields and enums of an object whose type is known. */
export function checkSchema(object: ManifestObject, version: KubernetesVersion): Finding[] {
  const check: Check = { version, findings: [] };
  if (object.type !== undefined && object.root.node.kind === 'map')
    checkFields(check, object.root.node, [{ type: object.type, path: '' }], object.head);
  return check.findings;
}

function checkFields(check: Check, map: YamlMap, levels: readonly TypeLevel[], at: Range): void {
  const level = levels.at(-1);
  if (level === undefined) return;
  for (const entry of map.entries) checkEntry(check, entry, level, levels);
  if (/^status\b/.test(level.path)) return;
  for (const name of requiredNames(level.type)) {
    const entry = map.entries.find((e) => e.key === name);
    if (entry !== undefined && !isNull(entry.value)) continue;
    if (map.entries.some(({ key }) => misspeltFor(key, level.type) === name)) continue;
    const message = entry === undefined ? `\`${name}\` is missing` : `\`${name}\` has no value`;
    check.findings.push({
      code: 'missing-field',
      path: keyPath(level.path, name),
      range: entry?.keyRange ?? at,
      message,
      help: `${typeWord(level.type)} needs it`,
    });
  }
}

function checkEntry(check: Check, entry: YamlEntry, level: TypeLevel, levels: readonly TypeLevel[]): void {
  const field = fieldOf(level.type, entry.key);
  const addition = additionAfter(check.version, level.type, entry.key);
  if (field !== undefined && addition === undefined && isSoundScalar(entry.value, field)) return;
  const path = keyPath(level.path, entry.key);
  if (field === undefined) {
    if (hadField(check.version, level.type, entry.key)) return;
    check.findings.push(unknownField(entry, path, level, levels, check.version));
    return;
  }
  if (addition !== undefined) {
    const message = `Kubernetes ${check.version} has no such field`;
    const help = `it was added in ${addition.since}; see ${addition.source}`;
    check.findings.push({ code: 'newer-api', path, range: entry.keyRange, message, help });
  }
  if (!isNull(entry.value))
    checkValue(
      check,
      { node: entry.value, path, at: entry.keyRange },
      field,
      `${level.type}.${entry.key}`,
      levels,
    );
}

function checkValue(
  check: Check,
  value: Located,
  field: Field,
  key: string,
  levels: readonly TypeLevel[],
): void {
  if (field.shape === 'one') {
    checkOne(check, value, field, key, levels);
  } else if (field.shape === 'list' && value.node.kind === 'list') {
    value.node.items.forEach((node, position) => {
      checkOne(check, { node, path: itemPath(value.path, position), at: startOf(node) }, field, key, levels);
    });
  } else if (field.shape === 'map' && value.node.kind === 'map') {
    for (const entry of value.node.entries) {
      const path = keyPath(value.path, entry.key);
      checkOne(check, { node: entry.value, path, at: entry.keyRange }, field, key, levels);
    }
  } else wrongShape(check, value, field.shape);
}

function checkOne(
  check: Check,
  value: Located,
  field: Field,
  key: string,
  levels: readonly TypeLevel[],
): void {
  if (isNull(value.node) || field.type === 'o') return;
  if (field.type.length === 1) {
    check.findings.push(...checkScalar(value, field, key, check.version));
  } else if (value.node.kind === 'map') {
    if (isObjectType(field.type))
      checkFields(check, value.node, [...levels, { type: field.type, path: value.path }], value.at);
  } else if (isObjectType(field.type)) wrongShape(check, value, 'map');
}

function wrongShape(check: Check, { node, path, at }: Located, shape: 'list' | 'map'): void {
  const [wanted, help] =
    shape === 'list'
      ? ['a list', 'start each item with `- `']
      : [
          'a map',
          node.kind === 'list' ? 'remove the `- `' : 'put each of its fields on a separate line, indented',
        ];
  const found = node.kind === 'scalar' ? `\`${node.raw}\`` : node.kind === 'list' ? 'a list' : 'a map';
  const range = node.kind === 'scalar' ? node.range : at;
  check.findings.push({
    code: 'wrong-type',
    path,
    range,
    message: `${wanted} belongs here, not ${found}`,
    help,
  });
}

function unknownField(
  entry: YamlEntry,
  path: string,
  level: TypeLevel,
  levels: readonly TypeLevel[],
  version: KubernetesVersion,
): Finding {
  const gone = lookUp(FIELD_UNTIL, `${level.type}.${entry.key}`);
  const message = `${typeWord(level.type)} has no field \`${entry.key}\``;
  const range = entry.keyRange;
  if (gone !== undefined) {
    const help = `it was added in Kubernetes ${gone.since} and removed in ${gone.removed}; ${version} does not have it; see ${gone.source}`;
    return { code: 'unknown-field', path, range, message, help };
  }
  const help = suggestion(entry.key, level, levels);
  return { code: 'unknown-field', path, range, message, ...(help !== '' && { help }) };
}

/** The field that an unknown field was probably meant to be. If it is required, it is not also reported as missing. */
function misspeltFor(key: string, type: string): string | undefined {
  return fieldOf(type, key) === undefined ? nearest(key, fieldNames(type), 1)[0] : undefined;
}

function suggestion(key: string, level: TypeLevel, levels: readonly TypeLevel[]): string {
  const near = misspeltFor(key, level.type);
  const elsewhere = whereBelongs(key, levels);
  const parts: string[] = [];
  if (near !== undefined) parts.push(didYouMean([near], '`'));
  if (elsewhere !== undefined) parts.push(elsewhere);
  return parts.join(' ');
}

function startOf(node: YamlNode): Range {
  return node.kind === 'map' ? (node.entries[0]?.keyRange ?? node.range) : node.range;
}
