import type { Card } from '../deck/card.ts';
import { parseDeck } from '../deck/reading/parse-deck.ts';
import type { Env } from '../env.ts';
import { readText } from '../files/read-file.ts';
import { codeFrame } from '../source/code-frame.ts';
import { SourceFile } from '../source/source-file.ts';
import { editorProblem, openEditor } from './open-editor.ts';

/** A card after it was edited; with a problem, the card before. */
export interface Edited {
  readonly card: Card;
  readonly problem?: string;
}

/** Opens the editor at a card's prompt and reads the card again. An invalid card is reported, and the file is left for its author to fix. */
export function editCard(env: Env, editor: readonly string[], card: Card): Edited {
  const { path, lines } = card.file;
  const problem = editorProblem(
    openEditor(env, editor, path, lines.position(card.range.start).line),
    editor,
    env,
  );
  return problem === null ? rereadCard(env, card) : { card, problem };
}

function rereadCard({ fs }: Env, card: Card): Edited {
  const { path } = card.file;
  let text: string;
  try {
    text = readText(fs, path);
  } catch (error) {
    return {
      card,
      problem: `${path} cannot be read any more: ${error instanceof Error ? error.message : error}`,
    };
  }
  const file = new SourceFile(path, text);
  const { cards, diagnostics } = parseDeck(file);
  const found = cards.find((c) => c.identity === card.identity);
  if (found) return { card: found };
  const [first] = diagnostics;
  if (!first)
    return { card, problem: `${path} has no card ${card.identity} any more; the question stays as it was` };
  const { line, column } = file.lines.position(first.range.start);
  const place = `${path}:${line}:${column}: ${first.message}`;
  return { card, problem: `${place}\n${codeFrame(file, first.range)}\nThe question stays as it was.` };
}
