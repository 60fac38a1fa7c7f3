/**
 * Derives `descriptions.json`: what the OpenAPI of a 1.35 server says of each type and field that `schemas.json` has, by `Type` and
 * `Type.field`. A text that several share is stored once; the table has positions in the list of texts. Not published.
 * Run: `node src/kubernetes/schema/derive-descriptions.mjs OPENAPI.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeName } from './openapi-type-name.mjs';

/** @param {string} name */
const here = (name) => join(import.meta.dirname, name);
/** @type {Record<string, { description?: string, properties?: Record<string, { description?: string }> }>} */
const openapi = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** @type {{ types: Record<string, object> }} */
const { types } = JSON.parse(readFileSync(here('schemas.json'), 'utf8'));

/** @type {string[]} */
const texts = [];
/** @type {Map<string, number>} */
const positions = new Map();
/** @type {Record<string, number | undefined>} */
const described = {};

/** @param {string} key @param {string | undefined} text */
function describe(key, text) {
  if (text === undefined || text === '') return;
  if (!positions.has(text)) positions.set(text, texts.push(text) - 1);
  described[key] = positions.get(text);
}

for (const [full, { description, properties = {} }] of Object.entries(openapi)) {
  const type = typeName(full, types);
  if (type === undefined) continue;
  describe(type, description);
  for (const field of Object.keys(types[type] ?? {}))
    describe(`${type}.${field}`, properties[field]?.description);
}

writeFileSync(here('descriptions.json'), `${JSON.stringify({ texts, described }, null, 1)}\n`);
