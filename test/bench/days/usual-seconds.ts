import { readFileSync } from 'node:fs';
import type { Card, Kind } from '../../../src/deck/card.ts';
import { readCard } from '../../../src/deck/catalogue/read-card.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { CARDS } from './setting.ts';

/** Words read in a second: Brysbaert (2019), <https://doi.org/10.1016/j.jml.2019.104047>. */
const WORDS_A_SECOND = 4;
/** Characters typed in a second, about 40 words a minute; of prose people type 52: Dhakal et al. (2018), <https://doi.org/10.1145/3173574.3174220>. */
const CHARACTERS_A_SECOND = 3.3;
/** Seconds to think, and to read what there is to choose from or to handle an editor. */
const THINKING: Readonly<Record<Kind, number>> = {
  recall: 10,
  choice: 10,
  multi: 15,
  cloze: 10,
  text: 8,
  steps: 25,
  command: 5,
  manifest: 25,
  lab: 180,
};

/** Seconds of a right answer by card: to read the task, to think, and to type what the shipped card takes for right. */
export const USUAL_SECONDS: readonly number[] = usualSeconds();

function usualSeconds(): number[] {
  const files = new Map<string, SourceFile>();
  return CARDS.map((entry) => {
    const { path } = entry.deck;
    const file = files.get(path) ?? new SourceFile(path, readFileSync(path, 'utf8'));
    files.set(path, file);
    const card = readCard(entry, file);
    if (card === null) throw new Error(`${entry.identity} is not in ${path}; build first`);
    const words = `${card.prompt.text} ${card.context?.text ?? ''}`.split(/\s+/).length;
    return words / WORDS_A_SECOND + THINKING[card.kind] + typed(card) / CHARACTERS_A_SECOND;
  });
}

/** Characters to type: of a manifest the lines that it does not begin with. */
function typed(card: Card): number {
  switch (card.kind) {
    case 'command':
      return Math.min(...card.ways.map((way) => way.text.length));
    case 'manifest': {
      const given = new Set(card.start?.text.split('\n').map((line) => line.trim()));
      const lines = (card.answers[0]?.text ?? '').split('\n').map((line) => line.trim());
      return lines.filter((line) => !given.has(line)).join(' ').length;
    }
    case 'text':
      return card.accepted[0]?.text.length ?? 0;
    case 'cloze':
      return card.text.gaps.reduce((sum, gap) => sum + (gap.accepted[0]?.text.length ?? 0), 0);
    default:
      return 0;
  }
}
