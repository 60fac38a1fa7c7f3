/**
 * Derives `messages.json`: how Kubernetes' objects are encoded in protobuf, from message tables taken from its .proto files (`[number, name,
 * type]` by full name). Not published. Run: `node src/cluster/api/protobuf/derive-messages.mjs PROTOBUF-MESSAGES.json`
 *
 * For each type, its fields separated by `;`: number, JSON name, type. A type is another message, `s` text, `b` bool, `i` integer, `y` bytes, `f`
 * number, or one with its own JSON form: `q` quantity, `t` time, `u` time with microseconds, `o` integer or text, `d` duration, `r`
 * plain JSON, `l` list of texts, `schemas`, `bool-or-schema`, `texts-or-schema`; then `[]` or `{}`. The name `.` marks a message whose fields
 * are inlined into the message that contains it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeName } from '../../../kubernetes/schema/openapi-type-name.mjs';

/** @typedef {[number: number, name: string, type: string]} Field */

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** @type {Record<string, Field[]>} */
const messages = read(process.argv[2] ?? '');
const schemas = read(join(import.meta.dirname, '../../../kubernetes/schema/schemas.json'));

/** @type {Record<string, string>} */
const OWN_FORM = {
  'k8s.io.apimachinery.pkg.api.resource.Quantity': 'q',
  'k8s.io.apimachinery.pkg.apis.meta.v1.Time': 't',
  'k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime': 'u',
  'k8s.io.apimachinery.pkg.util.intstr.IntOrString': 'o',
  'k8s.io.apimachinery.pkg.apis.meta.v1.Duration': 'd',
  'k8s.io.apimachinery.pkg.runtime.RawExtension': 'r',
  'k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1': 'r',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON': 'r',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'schemas',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'bool-or-schema',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'texts-or-schema',
};

/** @param {string} full */
function shortName(full) {
  const own = OWN_FORM[full];
  if (own !== undefined) return own;
  if (full.endsWith('.ExtraValue')) return 'l';
  const known = typeName(full, schemas.types);
  if (known !== undefined) return known;
  const [group = '', version = '', name = ''] = full.split('.').slice(-3);
  /** @param {string} word */
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  return `${capital(group)}${capital(version)}${name}`;
}

/** @param {string} name */
const bare = (name) => name.replace(/[^a-z]/gi, '').toLowerCase();

/** @param {string} type @param {Field} field */
function jsonName(type, [, name, of]) {
  const known = schemas.types[type];
  if (known === undefined || name in known) return name;
  const found = Object.keys(known).find((candidate) => bare(candidate) === bare(name));
  return found ?? (of.includes('.') ? '.' : name);
}

/** @type {Record<string, string>} */
const found = {};
/** @param {string} full */
function add(full) {
  const type = shortName(full);
  if (type in found || messages[full] === undefined || /^[a-z]/.test(type)) return;
  found[type] = '';
  found[type] = messages[full]
    .map((field) => {
      const [number, , of] = field;
      const [, bareType = '', shape = ''] = /^(.*?)(\[\]|\{\})?$/.exec(of) ?? [];
      if (!bareType.includes('.')) return `${number} ${jsonName(type, field)} ${of}`;
      add(bareType);
      return `${number} ${jsonName(type, field)} ${shortName(bareType)}${shape}`;
    })
    .join(';');
}

for (const full of Object.keys(messages)) {
  const type = typeName(full, schemas.types);
  if (type !== undefined && Object.values(schemas.kinds).includes(type)) add(full);
}
add('k8s.io.apimachinery.pkg.apis.meta.v1.DeleteOptions');
const lines = Object.entries(found).map(
  ([type, fields]) => `  ${JSON.stringify(type)}: ${JSON.stringify(fields)}`,
);
writeFileSync(join(import.meta.dirname, 'messages.json'), `{\n${lines.join(',\n')}\n}\n`);
