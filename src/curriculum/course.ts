/** The order in which cards are taught: `decks/course.yaml`. */
export interface Course {
  /** In teaching order. */
  readonly units: readonly Unit[];
}

/** Cards that belong together, with an introduction to read before the first of them. */
export interface Unit extends UnitOutline {
  /** Markdown of 5 to 12 lines that teaches enough to try; shown when the unit opens. */
  readonly introduction: string;
  /**
   * Topics and single cards (`topic/id`), in the order in which their cards are asked within a level. A named card is a member itself, wherever
   * its topic is.
   */
  readonly members: readonly string[];
}

/** The properties of a unit that a session needs before the unit opens. */
export interface UnitOutline {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the learner can do afterwards. */
  readonly goal: string;
  /** Whether it is left out unless the learner switches it on. */
  readonly optional: boolean;
}

/** The level of a card: 1 an idea, 2 an everyday command or manifest, 3 a situation as in the exam. */
export type Level = 1 | 2 | 3;

/** The properties that decide a card's place. */
export interface Placed {
  readonly topic: string;
  readonly identity: string;
}

/** A card's place in the course: its unit, and the position of the unit's member that it is or belongs to, from 0. */
export interface CoursePlace {
  readonly unit: Unit;
  readonly member: number;
}

/** Finds the place of a card; `undefined` for a card in no unit. If two units have it, the first one counts. */
export function placeFinder({ units }: Course): (card: Placed) => CoursePlace | undefined {
  const byMember = new Map<string, CoursePlace>();
  for (const unit of units)
    for (const [member, name] of unit.members.entries())
      if (!byMember.has(name)) byMember.set(name, { unit, member });
  return ({ identity, topic }) => byMember.get(identity) ?? byMember.get(topic);
}

/** Finds the unit of a card. @see placeFinder */
export function unitFinder(course: Course): (card: Placed) => Unit | undefined {
  const find = placeFinder(course);
  return (card) => find(card)?.unit;
}

/** The course without the introductions, which are loaded when a unit opens. */
export function outlineOf({ units }: Course): UnitOutline[] {
  return units.map(({ id, title, goal, optional }) => ({ id, title, goal, optional }));
}
