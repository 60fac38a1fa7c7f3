import { isLeech } from '../leech.ts';
import type { StatisticsSource } from './source.ts';

/** A card that was forgotten so often that it should be reworded. */
export interface Leech {
  readonly card: string;
  readonly lapses: number;
  readonly reviews: number;
  /** The total time of its answers, in milliseconds. */
  readonly ms: number;
  /** Whether it is suspended now. */
  readonly suspended: boolean;
}

/** The leeches, those with the most lapses first. */
export function leeches({ cards, states }: Pick<StatisticsSource, 'cards' | 'states'>): Leech[] {
  return cards
    .flatMap(({ identity }) => {
      const state = states.get(identity);
      if (!state || !isLeech(state)) return [];
      const { lapses, reviews, ms, suspended } = state;
      return { card: identity, lapses, reviews, ms, suspended: suspended !== null };
    })
    .sort((a, b) => b.lapses - a.lapses || b.ms - a.ms);
}
