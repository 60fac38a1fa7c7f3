import { readFileSync } from 'node:fs';
import process from 'node:process';
import { findFrontMatter } from '../../../src/deck/reading/front-matter.ts';
import { scanCards } from '../../../src/deck/scan-cards.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

const path = process.argv[2] ?? '';
const file = new SourceFile(path, readFileSync(path, 'utf8'));
const { body } = findFrontMatter(file.text, { file, list: [] });
process.exitCode = scanCards(file, body).length === 10_000 ? 0 : 1;
