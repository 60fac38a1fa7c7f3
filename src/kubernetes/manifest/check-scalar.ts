import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import type { YamlNode, YamlScalar } from '../../yaml/yaml-node.ts';
import { parseDuration } from '../duration.ts';
import { parseQuantity } from '../quantity.ts';
import type { Field, Primitive } from '../schema/schemas.ts';
import { compareVersions, type KubernetesVersion, VALUE_SINCE } from '../schema/versions.ts';
import type { Finding } from './finding.ts';
import { isNull, type Located } from './located.ts';

const DATE_TIME =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[-+][0-9]{2}:[0-9]{2})$/;
const MOST_LISTED = 10;

const WORD: Readonly<Record<Primitive, string>> = {
  s: 'text',
  i: 'a whole number',
  n: 'a number',
  b: '`true` or `false`',
  d: 'a time such as `2026-11-20T12:00:00Z`',
  y: 'base64',
  q: 'a quantity such as `500m` or `1Gi`',
  t: 'a duration such as `30s` or `1h30m`',
  x: 'a whole number or text',
  o: 'anything',
};

/** Checks the type and the enum of one value. */
export function checkScalar(
  value: Located,
  field: Field,
  key: string,
  version: KubernetesVersion,
): Finding[] {
  const { node } = value;
  const type = field.type as Primitive;
  if (node.kind !== 'scalar') {
    const found = node.kind === 'list' ? 'a list' : 'a map';
    const help = node.kind === 'list' ? 'remove the `- `: this is a single value' : undefined;
    return [problem('wrong-type', value, `${WORD[type]} belongs here, not ${found}`, help)];
  }
  const wrong = TESTS[type](node);
  if (wrong !== undefined) return [problem(wrong.code ?? 'wrong-type', value, wrong.message, wrong.help)];
  if (field.values !== undefined) return checkValues(value, node, field.values, key, version);
  return type === 'i' || type === 'x' ? octal(value, node) : [];
}

/** Whether a value of a field without an enum has the right type, which needs no further checks for most values. */
export function isSoundScalar(node: YamlNode, { type, shape, values }: Field): boolean {
  if (node.kind !== 'scalar' || shape !== 'one' || type.length > 1 || values !== undefined) return false;
  return !OCTAL.test(node.raw) && (isNull(node) || TESTS[type as Primitive](node) === undefined);
}

function problem(
  code: Finding['code'],
  { node, path, at }: Located,
  message: string,
  help?: string,
): Finding {
  const range = node.kind === 'scalar' && node.raw !== '' ? node.range : at;
  return { code, path, range, message, ...(help !== undefined && { help }) };
}

function checkValues(
  value: Located,
  node: YamlScalar,
  values: readonly string[],
  key: string,
  version: KubernetesVersion,
): Finding[] {
  const text = String(node.value);
  const addition = lookUp(VALUE_SINCE, `${key}=${text}`);
  if (addition !== undefined && compareVersions(addition.since, version) > 0) {
    const help = `it was added in ${addition.since}; see ${addition.source}`;
    return [problem('newer-api', value, `Kubernetes ${version} does not accept \`${text}\` here`, help)];
  }
  if (values.includes(text)) return [];
  const near = didYouMean(nearest(text, values, 1), '`');
  const listed = values.filter((v) => v !== '').slice(0, MOST_LISTED);
  const all = `one of ${listed.join(', ')}${values.length > MOST_LISTED ? ', ...' : ''}`;
  const help = near === '' ? all : `${near} It is ${all}`;
  return [problem('unknown-value', value, `\`${text}\` is not a valid value for this field`, help)];
}

const OCTAL = /^[-+]?0[0-9]/;

/** Warns about `010`, which is eight: allowed, but rarely intended except for file modes. */
function octal(value: Located, node: YamlScalar): Finding[] {
  if (!node.plain || !OCTAL.test(node.raw) || /mode$/i.test(value.path)) return [];
  const help = `write \`${node.raw.replace(/^([-+]?)0+(?=[0-9])/, '$1')}\`, or quote it if it is text`;
  return [{ ...problem('octal-number', value, `YAML reads \`${node.raw}\` as octal: ${node.value}`, help) }];
}

interface Wrong {
  readonly code?: 'quantity';
  readonly message: string;
  readonly help?: string;
}

const TESTS: Readonly<Record<Primitive, (node: YamlScalar) => Wrong | undefined>> = {
  s: (node) => (typeof node.value === 'string' ? undefined : needsQuotes(node)),
  i: (node) => (Number.isInteger(node.value) ? undefined : wrongNumber(node, 'i')),
  n: (node) => (typeof node.value === 'number' ? undefined : wrongNumber(node, 'n')),
  b: (node) => (typeof node.value === 'boolean' ? undefined : wrongBoolean(node)),
  d: (node) =>
    typeof node.value === 'string' && DATE_TIME.test(node.value) ? undefined : plainly(node, 'd'),
  y: base64,
  q: quantity,
  t: (node) =>
    typeof node.value === 'string' && parseDuration(node.value) !== undefined
      ? undefined
      : plainly(node, 't'),
  x: (node) =>
    typeof node.value === 'string' || Number.isInteger(node.value) ? undefined : plainly(node, 'x'),
  o: () => undefined,
};

function plainly(node: YamlScalar, type: Primitive): Wrong {
  return { message: `${WORD[type]} belongs here, not \`${node.raw}\`` };
}

function needsQuotes(node: YamlScalar): Wrong {
  const kind = typeof node.value === 'boolean' ? `the boolean ${node.value}` : `the number ${node.value}`;
  return {
    message: `YAML reads \`${node.raw}\` as ${kind}; text belongs here`,
    help: `quote it: "${node.raw}"`,
  };
}

function wrongNumber(node: YamlScalar, type: 'i' | 'n'): Wrong {
  const quoted = !node.plain && /^-?[0-9]+$/.test(node.raw);
  return { ...plainly(node, type), ...(quoted && { help: `remove the quotes: ${node.raw}` }) };
}

function wrongBoolean(node: YamlScalar): Wrong {
  const quoted = !node.plain && /^(?:true|false)$/.test(node.raw);
  return { ...plainly(node, 'b'), ...(quoted && { help: `remove the quotes: ${node.raw}` }) };
}

function base64(node: YamlScalar): Wrong | undefined {
  const text = typeof node.value === 'string' ? node.value.replace(/[\r\n]/g, '') : undefined;
  if (text !== undefined && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return { ...plainly(node, 'y'), help: 'a Secret accepts plain text in `stringData`' };
}

function quantity(node: YamlScalar): Wrong | undefined {
  if (typeof node.value === 'boolean') return plainly(node, 'q');
  if (parseQuantity(String(node.plain ? node.raw : node.value)) !== undefined) return undefined;
  if (typeof node.value === 'number') return undefined;
  const suffix = /[A-Za-z]+$/.exec(node.raw)?.[0] ?? '';
  const near = {
    g: 'G',
    gb: 'G',
    GB: 'G',
    Gb: 'G',
    gi: 'Gi',
    GI: 'Gi',
    GiB: 'Gi',
    mb: 'M',
    MB: 'M',
    Mb: 'M',
    mi: 'Mi',
    MI: 'Mi',
    MiB: 'Mi',
    K: 'Ki',
    KB: 'k',
    kb: 'k',
    ki: 'Ki',
    KiB: 'Ki',
    t: 'T',
    TB: 'T',
  }[suffix];
  const help =
    near === undefined
      ? 'suffixes: m k M G T Ki Mi Gi Ti'
      : didYouMean([`${node.raw.slice(0, -suffix.length)}${near}`], '`');
  return { code: 'quantity', message: `\`${node.raw}\` is not a quantity`, help };
}
