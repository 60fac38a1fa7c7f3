import { lookUp } from '../source/look-up.ts';

/** The exam and its syllabus: `decks/curriculum.yaml` and `decks/syllabus.yaml`, as plain JSON. */
export interface Curriculum {
  /** The page with the figures. */
  readonly source: string;
  /** Minor version of the exam, `1.35`. */
  readonly kubernetes: string;
  readonly minutes: number;
  readonly tasks: { readonly min: number; readonly max: number };
  /** Percent of the points. */
  readonly passMark: number;
  readonly domains: readonly DomainWeight[];
  readonly competencies: readonly Competency[];
  /** Names that `--topic` accepts in addition to topics, with the topics that they select. */
  readonly topicGroups: Readonly<Record<string, readonly string[]>>;
  /** By slug, in the order of the syllabus. */
  readonly topics: Readonly<Record<string, Topic>>;
}

export interface DomainWeight {
  readonly slug: string;
  readonly title: string;
  /** Percent of the exam; the weights add up to 100. */
  readonly weight: number;
}

export interface Competency {
  readonly slug: string;
  readonly domain: string;
  readonly title: string;
}

export interface Topic {
  readonly title: string;
  readonly domain: string;
  /** The objectives by slug: sentences about what a learner can do or knows. */
  readonly objectives: Readonly<Record<string, string>>;
}

/** The topic of a slug. */
export function topicOf({ topics }: Curriculum, slug: string): Topic | undefined {
  return lookUp(topics, slug);
}

/** The topics that a name selects: those of a group, or a single topic; none for an unknown name. */
export function topicsOf(curriculum: Curriculum, name: string): readonly string[] {
  const { topicGroups } = curriculum;
  const group = lookUp(topicGroups, name);
  return group ?? (topicOf(curriculum, name) === undefined ? [] : [name]);
}

/** Percent of the exam by domain; a domain outside the exam has weight 0. */
export function domainWeights({ domains }: Pick<Curriculum, 'domains'>): ReadonlyMap<string, number> {
  return new Map(domains.map(({ slug, weight }) => [slug, weight]));
}

/** The sentence of an objective `topic/slug`; `undefined` if the syllabus does not have it. */
export function objectiveOf(curriculum: Curriculum, objective: string): string | undefined {
  const [topic = '', slug = ''] = objective.split('/');
  const objectives = topicOf(curriculum, topic)?.objectives;
  return objectives && lookUp(objectives, slug);
}

/** Every objective as `topic/slug`, in the order of the syllabus. */
export function objectivesOf({ topics }: Curriculum): string[] {
  return Object.entries(topics).flatMap(([topic, { objectives }]) =>
    Object.keys(objectives).map((slug) => `${topic}/${slug}`),
  );
}
