import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type Placed, type Unit, unitFinder } from './course.ts';
import type { CourseCode } from './course-codes.ts';
import { type CourseReporter, courseReport, type ReadCourse } from './read-course.ts';

/** A shipped card, as far as a course is concerned. */
export interface CourseMember extends Placed {
  readonly group?: string;
  readonly order?: number;
}

/** The parts of a parsed card that a course needs. */
export function courseMember({ identity, topic, properties: { group, order } }: ParsedCard): CourseMember {
  return { identity, topic, ...(group !== undefined && { group }), ...(order !== undefined && { order }) };
}

interface ParsedCard {
  readonly identity: string;
  readonly topic: string;
  readonly properties: { readonly group?: string; readonly order?: number };
}

/** Cards named in one finding. */
const NAMED = 5;

/** Checks a course against the shipped cards: each card must be in exactly one unit, and each member must exist. */
export function checkCourse(
  file: SourceFile,
  read: ReadCourse,
  cards: readonly CourseMember[],
): Diagnostic<CourseCode>[] {
  const found: Diagnostic<CourseCode>[] = [];
  const report = courseReport(file, found);
  checkMembers(read, cards, report);
  const find = unitFinder(read.course);
  const homeless = cards.filter((card) => find(card) === undefined).map(({ identity }) => identity);
  const top = { start: 0, end: Math.min(file.text.length, 'units'.length) };
  if (homeless.length > 0) report('card-in-no-unit', top, someOf(homeless));
  for (const chain of splitChains(cards, find)) report('chain-split', top, chain);
  return found;
}

function checkMembers({ members }: ReadCourse, cards: readonly CourseMember[], report: CourseReporter): void {
  const known = new Set(cards.flatMap(({ identity, topic }) => [identity, topic]));
  const first = new Map<string, Unit>();
  const everywhere = [...members].flatMap(([unit, list]) => list.map((member) => ({ unit, ...member })));
  const named = new Set(everywhere.map(({ name }) => name));
  for (const { unit, name, range } of everywhere) {
    const other = first.get(name);
    if (!known.has(name)) report('member-unknown', range, name);
    else if (other !== undefined) report('member-twice', range, name, other.id);
    else if (
      cards.every(({ topic, identity }) => topic !== name || named.has(identity)) &&
      !name.includes('/')
    )
      report('member-empty', range, name);
    first.set(name, other ?? unit);
  }
}

function someOf(identities: readonly string[]): string {
  const more = identities.length - NAMED;
  const named = identities.slice(0, NAMED).map((identity) => `\`${identity}\``);
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** Chains (`topic/group`) whose cards are not all in one unit. */
function splitChains(
  cards: readonly CourseMember[],
  find: (card: Placed) => Unit | undefined,
): ReadonlySet<string> {
  const units = new Map<string, Unit | undefined>();
  const split = new Set<string>();
  for (const card of cards) {
    if (card.group === undefined || card.order === undefined) continue;
    const chain = `${card.topic}/${card.group}`;
    const unit = find(card);
    if (units.has(chain) && units.get(chain) !== unit) split.add(chain);
    units.set(chain, unit);
  }
  return split;
}
