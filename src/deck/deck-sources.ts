import type { SourceFile } from '../source/source-file.ts';
import { findFrontMatter } from './reading/front-matter.ts';
import { readHeader } from './reading/read-header.ts';

/** The pages that a deck cites as its sources; none if its front matter cannot be read. */
export function deckSources(file: SourceFile): readonly string[] {
  const findings = { file, list: [] };
  const { block } = findFrontMatter(file.text, findings);
  const header = block && readHeader(block, findings, null);
  return header ? header.sources.map(({ value }) => value) : [];
}
