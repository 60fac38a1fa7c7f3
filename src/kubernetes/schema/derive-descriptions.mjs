/**
 * Derives `descriptions.json`: what the OpenAPI of a 1.35 server says of each type and field that `schemas.json` has, by `Type` and
 * `Type.field`. A text that several share stands once: the table has positions in the list of texts. Not published.
 * Run: `node src/kubernetes/schema/derive-descriptions.mjs OPENAPI.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = (name) => join(import.meta.dirname, name);
const openapi = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { types } = JSON.parse(readFileSync(here('schemas.json'), 'utf8'));

/** `io.k8s.api.core.v1.Event` is `CoreV1Event` where two groups have the word, else `V1Event`. */
function nameOf(full) {
  const match = /(?:api|apis)\.(\w+)\.(v[0-9]\w*)\.(\w+)$/.exec(full);
  if (!match) return undefined;
  const [group, version, name] = match.slice(1).map((word) => word[0].toUpperCase() + word.slice(1));
  return [`${group}${version}${name}`, `${version}${name}`].find((candidate) => candidate in types);
}

const texts = [];
const positions = new Map();
const described = {};

function describe(key, text) {
  if (text === undefined || text === '') return;
  if (!positions.has(text)) positions.set(text, texts.push(text) - 1);
  described[key] = positions.get(text);
}

for (const [full, { description, properties = {} }] of Object.entries(openapi)) {
  const type = nameOf(full);
  if (type === undefined) continue;
  describe(type, description);
  for (const field of Object.keys(types[type])) describe(`${type}.${field}`, properties[field]?.description);
}

writeFileSync(here('descriptions.json'), `${JSON.stringify({ texts, described }, null, 1)}\n`);
