import { readFileSync } from 'node:fs';
import process from 'node:process';

const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n');
process.exitCode = lines.length > 10_000 ? 0 : 1;
