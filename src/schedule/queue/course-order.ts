import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../../deck/card.ts';
import { isTyped } from '../../deck/level.ts';
import { type Chain, chainOf, chainsOf } from './chain.ts';

/** A card in the course; an entry of the catalogue is one. */
export interface CourseCard {
  readonly identity: string;
  readonly topic: string;
  readonly kind: Kind;
  /** The id of its unit. */
  readonly unit: string;
  /** Its position within its unit; 0 by default. */
  readonly place?: number;
  readonly level: Level;
  readonly group?: string;
  readonly order?: number;
}

/** A card, or a chain, whose cards are asked in direct succession. */
interface Block<T> {
  readonly cards: Chain<T>;
  readonly phase: number;
  readonly place: number;
}

/** The unseen blocks of a unit, the phases and the blocks of each in the order in which they are asked. */
interface Rest<T> {
  readonly unit: string;
  readonly blocks: Block<T>[];
}

const UNITS_AT_ONCE = 2;
const LONGEST_RUN = 3;

/**
 * The order in which cards are introduced. Within a unit the ideas come first, then the typed cards of level 1, then levels 2 and 3. A second
 * unit opens when the ideas of the first have been asked; the cards of two open units alternate. A fourth card of one kind in a row is
 * postponed while an open unit has another kind at its current level. A chain is placed by its hardest card. A unit is sorted when it opens,
 * because a day needs only few of all cards.
 * @param cards the unseen cards; within a level they are sorted by place, and otherwise keep their order
 * @param units the ids of the units in teaching order; cards of other units come last, in the order in which they appear
 */
export function* courseOrder<T extends CourseCard>(
  cards: readonly T[],
  units: readonly string[],
): Generator<T, void, undefined> {
  const waiting = unitsInOrder(chainsByUnit(cards), units);
  const latest: T[] = [];
  let open: Rest<T>[] = [];
  for (;;) {
    open = open.filter(({ blocks }) => blocks.length > 0);
    while (open.length < UNITS_AT_ONCE && !open.some(hasIdeas)) {
      const next = waiting.shift();
      if (next === undefined) break;
      open.push(restOf(...next));
    }
    const inTurn = open[0]?.unit === latest.at(-1)?.unit ? open.toReversed() : open;
    const block = takeNext(inTurn, runOf(latest));
    if (block === undefined) return;
    yield* block.cards;
    latest.push(...block.cards);
  }
}

/** The cards of each unit, each alone or with those of its chain. A chain is in the unit of its first card. */
function chainsByUnit<T extends CourseCard>(cards: readonly T[]): Map<string, Chain<T>[]> {
  const chains = chainsOf(cards);
  const byUnit = new Map<string, Chain<T>[]>();
  for (const card of cards) {
    const key = chainOf(card);
    const chain: Chain<T> | undefined = key === null ? [card] : chains.get(key);
    if (chain === undefined) continue;
    if (key !== null) chains.delete(key);
    const [{ unit }] = chain;
    const same = byUnit.get(unit);
    if (same) same.push(chain);
    else byUnit.set(unit, [chain]);
  }
  return byUnit;
}

function unitsInOrder<T>(byUnit: ReadonlyMap<string, T>, units: readonly string[]): [string, T][] {
  const ranks = new Map(units.map((unit, i) => [unit, i]));
  const rankOf = (unit: string): number => ranks.get(unit) ?? units.length;
  return [...byUnit].sort(([a], [b]) => rankOf(a) - rankOf(b));
}

function restOf<T extends CourseCard>(unit: string, chains: readonly Chain<T>[]): Rest<T> {
  const blocks = chains.map((cards) => ({
    cards,
    phase: Math.max(...cards.map(phaseOf)),
    place: cards[0].place ?? 0,
  }));
  return { unit, blocks: blocks.sort((a, b) => a.phase - b.phase || a.place - b.place) };
}

const IDEAS = 0;

function phaseOf({ level, kind }: CourseCard): number {
  return level === 1 && !isTyped(kind) ? IDEAS : level;
}

function hasIdeas<T>({ blocks }: Rest<T>): boolean {
  return blocks[0]?.phase === IDEAS;
}

/** Takes the first block that does not make a run too long, from the unit whose turn it is if possible; otherwise the first block. */
function takeNext<T extends CourseCard>(
  rests: readonly Rest<T>[],
  run: Kind | undefined,
): Block<T> | undefined {
  for (const fits of [true, false]) {
    for (const { blocks } of rests) {
      const index = blocks.findIndex(
        ({ cards, phase }) => phase === blocks[0]?.phase && !(fits && cards[0].kind === run),
      );
      if (index !== -1) return blocks.splice(index, 1)[0];
    }
  }
  return undefined;
}

/** The kind to avoid next: that of the last cards, if they all have the same one. */
function runOf(ordered: readonly CourseCard[]): Kind | undefined {
  const last = ordered.slice(-LONGEST_RUN);
  const kind = last[0]?.kind;
  return last.length === LONGEST_RUN && last.every((card) => card.kind === kind) ? kind : undefined;
}
