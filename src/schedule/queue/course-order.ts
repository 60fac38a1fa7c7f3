import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../../deck/card.ts';
import { isTyped } from '../../deck/level.ts';
import { chainOf, chainsOf } from './chain.ts';

/** What the course knows of a card; an entry of the catalogue is one. */
export interface CourseCard {
  readonly identity: string;
  readonly topic: string;
  readonly kind: Kind;
  /** The id of its unit. */
  readonly unit: string;
  /** Within its unit; 0 where it is not given. */
  readonly place?: number;
  readonly level: Level;
  readonly group?: string;
  readonly order?: number;
}

/** A card, or a chain, whose cards nothing comes between. */
interface Block<T> {
  readonly cards: readonly T[];
  readonly phase: number;
  readonly place: number;
}

/** The unseen blocks of a unit by phase; phases and the blocks of each in the order in which they are asked. */
interface Rest<T> {
  readonly unit: string;
  readonly phases: Map<number, Block<T>[]>;
}

const UNITS_AT_ONCE = 2;
const LONGEST_RUN = 3;

/**
 * The order in which cards are new. Within a unit the ideas come first, then what is typed of level 1, then levels 2 and 3. A second unit opens when
 * the ideas of the first are asked; the cards of two open units alternate. A fourth card of one kind in a row is put off while an open unit has
 * another kind at the level where it is. A chain is placed by its hardest card. A unit is put in order when it opens: a day takes few of all cards.
 * @param cards the unseen ones; within a level they go by their place, and keep their order where it is the same
 * @param units the ids of the units in teaching order; cards of units that it lacks come last, in the order in which they appear
 */
export function* courseOrder<T extends CourseCard>(
  cards: readonly T[],
  units: readonly string[],
): Generator<T, void, undefined> {
  const chains = chainsByUnit(cards);
  const waiting = [...new Set([...units.filter((unit) => chains.has(unit)), ...chains.keys()])];
  const latest: T[] = [];
  let open: Rest<T>[] = [];
  for (;;) {
    open = open.filter(({ phases }) => phases.size > 0);
    while (open.length < UNITS_AT_ONCE && !open.some(hasIdeas)) {
      const next = waiting.shift();
      if (next === undefined) break;
      open.push(restOf(next, chains.get(next) ?? []));
    }
    const inTurn = open[0]?.unit === latest.at(-1)?.unit ? open.toReversed() : open;
    const block = takeNext(inTurn, runOf(latest));
    if (block === undefined) return;
    yield* block.cards;
    latest.push(...block.cards);
  }
}

/** The cards of each unit: each alone, or with those of its chain. A chain is in the unit of its first card. */
function chainsByUnit<T extends CourseCard>(cards: readonly T[]): Map<string, T[][]> {
  const chains = chainsOf(cards);
  const byUnit = new Map<string, T[][]>();
  for (const card of cards) {
    const key = chainOf(card);
    const chain = key === null ? [card] : chains.get(key);
    if (chain === undefined) continue;
    if (key !== null) chains.delete(key);
    const unit = chain[0]?.unit ?? '';
    const same = byUnit.get(unit);
    if (same) same.push(chain);
    else byUnit.set(unit, [chain]);
  }
  return byUnit;
}

function restOf<T extends CourseCard>(unit: string, chains: readonly T[][]): Rest<T> {
  const byPhase = new Map<number, Block<T>[]>();
  for (const cards of chains) {
    const phase = Math.max(...cards.map(phaseOf));
    const block = { cards, phase, place: cards[0]?.place ?? 0 };
    const same = byPhase.get(phase);
    if (same) same.push(block);
    else byPhase.set(phase, [block]);
  }
  for (const same of byPhase.values()) same.sort((a, b) => a.place - b.place);
  return { unit, phases: new Map([...byPhase].sort(([a], [b]) => a - b)) };
}

const IDEAS = 0;

function phaseOf({ level, kind }: CourseCard): number {
  return level === 1 && !isTyped(kind) ? IDEAS : level;
}

function hasIdeas<T>({ phases }: Rest<T>): boolean {
  return phases.has(IDEAS);
}

/** Takes the first block that does not make a run too long, of the unit whose turn it is if it has one; else the first block. */
function takeNext<T extends CourseCard>(rests: readonly Rest<T>[], run: Kind | null): Block<T> | undefined {
  for (const fits of [true, false]) {
    for (const { phases } of rests) {
      const phase = phases.keys().next().value;
      const blocks = (phase !== undefined && phases.get(phase)) || [];
      const index = fits ? blocks.findIndex(({ cards }) => cards[0]?.kind !== run) : 0;
      if (index === -1 || blocks.length === 0) continue;
      if (blocks.length === 1 && phase !== undefined) phases.delete(phase);
      return blocks.splice(index, 1)[0];
    }
  }
  return undefined;
}

/** The kind that must not come next if it can be helped; `null` where the last cards are not of one kind. */
function runOf(ordered: readonly CourseCard[]): Kind | null {
  const kind = ordered.at(-1)?.kind;
  if (kind === undefined || ordered.length < LONGEST_RUN) return null;
  for (let back = 2; back <= LONGEST_RUN; back++) if (ordered.at(-back)?.kind !== kind) return null;
  return kind;
}
