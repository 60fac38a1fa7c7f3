import { readFileSync } from 'node:fs';

/** The rows of a table in `test/fixtures/commands` behind its heading; `\n` in a cell is a new line. */
export function readCommandTable(file: string): string[][] {
  // from the project's folder, where tests and benches are started: a bundled bench lies elsewhere
  const [, ...rows] = readFileSync(`test/fixtures/commands/${file}`, 'utf8').trimEnd().split('\n');
  return rows.map((row) => row.split('\t').map((cell) => cell.replaceAll('\\n', '\n')));
}
