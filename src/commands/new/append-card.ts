import type { Curriculum } from '../../curriculum/curriculum.ts';
import type { Card } from '../../deck/card.ts';
import { parseDeck } from '../../deck/reading/parse-deck.ts';
import type { Env } from '../../env.ts';
import { loadClusters } from '../../learner/load-clusters.ts';
import type { LintFinding } from '../../lint/finding.ts';
import { SourceFile } from '../../source/source-file.ts';
import { lintFile } from '../../workspace/lint-file.ts';

/** A deck with new cards at its end. */
export interface Appended {
  readonly file: SourceFile;
  /** The new cards that could be read. */
  readonly cards: readonly Card[];
  /** The findings in the new cards; those in the rest of the deck are left out. */
  readonly findings: readonly LintFinding[];
}

/** Adds a card's Markdown to the end of a deck's text, with the deck's line endings, and reads the result. Writes nothing. */
export async function appendCard(
  env: Env,
  path: string,
  deck: string,
  markdown: string,
  curriculum: Curriculum,
): Promise<Appended> {
  const newline = deck.includes('\r\n') ? '\r\n' : '\n';
  const before = `${deck.trimEnd()}${newline}${newline}`;
  const card = `${markdown.trim().replaceAll('\r\n', '\n').replaceAll('\n', newline)}${newline}`;
  const file = new SourceFile(path, before + card);
  const cards = parseDeck(file).cards.filter(({ range }) => range.start >= before.length);
  const findings = await lintFile(
    env,
    file,
    { curriculum, clusters: loadClusters(env) },
    { start: before.length, end: file.text.length },
  );
  return { file, cards, findings };
}
