import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../../deck/card.ts';
import { isTyped } from '../../deck/level.ts';
import { chainOf } from './chain.ts';

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
type Rest<T> = Map<number, Block<T>[]>;

const UNITS_AT_ONCE = 2;
const LONGEST_RUN = 3;

/**
 * The order in which cards are new. Within a unit the ideas come first, then what is typed of level 1, then levels 2 and 3. A second unit opens when
 * the ideas of the first are asked; the cards of two open units alternate. A fourth card of one kind in a row is put off while an open unit has
 * another kind at the level where it is. A chain is placed by its hardest card.
 * @param cards the unseen ones; within a level they go by their place, and keep their order where it is the same
 * @param units the ids of the units in teaching order; cards of units that it lacks come last, in the order in which they appear
 */
export function courseOrder<T extends CourseCard>(cards: readonly T[], units: readonly string[]): T[] {
  const rests = restsOf(cards, units);
  const waiting = [...rests.keys()];
  const ordered: T[] = [];
  let open: string[] = [];
  for (;;) {
    if (open.some((unit) => !rests.get(unit)?.size)) open = open.filter((unit) => rests.get(unit)?.size);
    while (open.length < UNITS_AT_ONCE && open.every((unit) => !hasIdeas(rests.get(unit)))) {
      const next = waiting.shift();
      if (next === undefined) break;
      open.push(next);
    }
    const inTurn = open[0] === ordered.at(-1)?.unit ? open.toReversed() : open;
    const block = takeNext(inTurn, rests, runOf(ordered));
    if (block === undefined) return ordered;
    ordered.push(...block.cards);
  }
}

function restsOf<T extends CourseCard>(cards: readonly T[], units: readonly string[]): Map<string, Rest<T>> {
  const blocks = blocksOf(cards);
  const used = new Set(blocks.map(({ unit }) => unit));
  const inOrder = new Set([...units.filter((unit) => used.has(unit)), ...used]);
  const rests = new Map<string, Rest<T>>([...inOrder].map((unit) => [unit, new Map()]));
  for (const block of blocks) {
    const rest = rests.get(block.unit);
    const same = rest?.get(block.phase);
    if (same) same.push(block);
    else rest?.set(block.phase, [block]);
  }
  for (const [unit, rest] of rests) {
    for (const same of rest.values()) same.sort((a, b) => a.place - b.place);
    rests.set(unit, new Map([...rest].sort(([a], [b]) => a - b)));
  }
  return rests;
}

/** A chain is in the unit of its first card. */
function blocksOf<T extends CourseCard>(cards: readonly T[]): (Block<T> & { readonly unit: string })[] {
  const members = new Map<string, T[]>();
  for (const card of cards) {
    const key = chainOf(card) ?? card.identity;
    const chain = members.get(key);
    if (chain) chain.push(card);
    else members.set(key, [card]);
  }
  return [...members.values()].map((list) => {
    const chain = list.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const [{ unit = '', place = 0 } = {}] = chain;
    return { cards: chain, phase: Math.max(...chain.map(phaseOf)), place, unit };
  });
}

const IDEAS = 0;

function phaseOf({ level, kind }: CourseCard): number {
  return level === 1 && !isTyped(kind) ? IDEAS : level;
}

function hasIdeas<T>(rest: Rest<T> | undefined): boolean {
  return rest?.has(IDEAS) === true;
}

/** Takes the first block that does not make a run too long, of the unit whose turn it is if it has one; else the first block. */
function takeNext<T extends CourseCard>(
  units: readonly string[],
  rests: ReadonlyMap<string, Rest<T>>,
  run: Kind | null,
): Block<T> | undefined {
  for (const fits of [true, false]) {
    for (const unit of units) {
      const rest = rests.get(unit);
      const phase = rest?.keys().next().value;
      const blocks = (phase !== undefined && rest?.get(phase)) || [];
      const index = fits ? blocks.findIndex(({ cards }) => cards[0]?.kind !== run) : 0;
      if (index === -1 || blocks.length === 0) continue;
      if (blocks.length === 1 && phase !== undefined) rest?.delete(phase);
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
