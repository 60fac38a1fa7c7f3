import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SourceFile } from '../../src/source/source-file.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

export function readSource(path: string): SourceFile {
  return new SourceFile(path, readFileSync(join(ROOT, path), 'utf8'));
}

/** Paths from the root of the project; a README.md is no deck. */
export function deckPaths(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
    .map((path) => join(folder, path))
    .sort();
}

/** A deck of one topic with what follows its front matter. */
export function deckText(body: string, topic = 'rbac'): string {
  return `---\ntitle: A deck\ntopic: ${topic}\ndomain: cluster-architecture\nkubernetes: "1.35"\n---\n\n${body}`;
}

export function cardText(id: string, answer = '', prompt = `Prompt of ${id}`): string {
  return `## ${prompt}\n<!-- id: ${id} -->\n\n${answer === '' ? 'An answer.' : answer}\n\n`;
}
