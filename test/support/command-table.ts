import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/commands');

/** The rows of a table behind its heading; `\n` in a cell is a new line. */
export function readCommandTable(file: string): string[][] {
  const [, ...rows] = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n');
  return rows.map((row) => row.split('\t').map((cell) => cell.replaceAll('\\n', '\n')));
}
