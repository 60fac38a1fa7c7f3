import { type Leech, leeches as leechesOf } from '../../schedule/statistics/leeches.ts';
import { count, duration } from '../render/numbers.ts';
import { type ReportBlock, table, text } from '../report/report.ts';
import { section } from './section.ts';

export const leeches = section('Leeches', 'cards that were forgotten again and again', leechesOf, show);

function show(found: readonly Leech[], program: string): ReportBlock[] {
  if (found.length === 0) return [text('No card was forgotten so often that it should be reworded.')];
  const rows = found.map(({ card, lapses, ms, suspended }) => [
    card,
    `${lapses}`,
    duration(ms),
    suspended ? 'set aside' : 'asked',
  ]);
  return [
    text(`${count(found.length, 'card')} cost more than they teach. Read them again with ${program} show.`),
    table([['Card', 'Forgotten', 'Time', 'Now'], ...rows]),
  ];
}
