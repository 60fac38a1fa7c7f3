/**
 * Derives `columns.json`: the columns of each resource's table as returned by a 1.35 server, by `pods` or `deployments.apps`. A description that
 * several columns share is stored once; a column contains its position in the list of texts. Not published.
 * Run: `node src/cluster/api/table/derive-columns.mjs TABLE-COLUMNS.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, type: string, format: string, description: string, priority: number }} Column */

/** @type {Record<string, Column[]>} */
const recorded = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

/** @type {string[]} */
const texts = [];
/** @type {Record<string, (string | number)[][]>} */
const columns = {};

/** @param {string} text */
function position(text) {
  const found = texts.indexOf(text);
  return found === -1 ? texts.push(text) - 1 : found;
}

for (const [path, list] of Object.entries(recorded)) {
  const parts = path.split('/');
  const [group, plural] = parts.length === 2 ? ['', parts[1]] : [parts[0], parts[2]];
  columns[group === '' ? `${plural}` : `${plural}.${group}`] = list.map((c) => [
    c.name,
    c.type,
    c.format,
    c.priority,
    position(c.description),
  ]);
}

const rows = Object.entries(columns).map(([id, list]) => `  ${JSON.stringify(id)}: ${JSON.stringify(list)}`);
writeFileSync(
  join(import.meta.dirname, 'columns.json'),
  `{\n"texts": ${JSON.stringify(texts, null, 1)},\n"columns": {\n${rows.join(',\n')}\n}\n}\n`,
);
