import { type Curriculum, topicsOf } from '../curriculum/curriculum.ts';
import { DOMAINS, isDomain } from '../curriculum/domain.ts';
import { KINDS, type Kind } from '../deck/card.ts';
import { Failure } from '../errors.ts';
import { orDidYouMean } from '../source/did-you-mean.ts';
import { nearest } from '../source/nearest.ts';

/** The learner's selection of cards; an empty list selects everything. */
export interface Selection {
  /** Topics and topic groups. */
  readonly topics: readonly string[];
  readonly domains: readonly string[];
  /** Units of the course. */
  readonly units: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly Kind[];
}

export interface Selectable {
  readonly topic: string;
  readonly domain: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly tags: readonly string[];
}

export const EVERYTHING: Selection = { topics: [], domains: [], units: [], tags: [], kinds: [] };

/** Whether a selection includes every card. */
export function isEverything({ topics, domains, units, tags, kinds }: Selection): boolean {
  return [topics, domains, units, tags, kinds].every((names) => names.length === 0);
}

/**
 * The selected cards, in their order.
 * @param deckTopics the topics of all decks, including decks without cards
 * @param curriculum used only for a name that no deck has
 * @throws Failure `unknown-topic` or `unknown-domain` for an unknown name, `nothing-matches` if no card is left
 */
export function select<T extends Selectable>(
  cards: readonly T[],
  selection: Selection,
  deckTopics: readonly string[],
  curriculum: () => Curriculum,
): T[] {
  if (isEverything(selection) && cards.length > 0) return [...cards];
  const topics = new Set(selection.topics.flatMap((name) => knownTopics(name, deckTopics, curriculum)));
  const domains = selection.domains.map(knownDomain);
  const units = selection.units.map((name) => knownUnit(name, cards));
  const selected = cards.filter(
    (card) =>
      (topics.size === 0 || topics.has(card.topic)) &&
      holds(domains, card.domain) &&
      holds(units, card.unit) &&
      holds(selection.kinds, card.kind) &&
      (selection.tags.length === 0 || selection.tags.some((tag) => card.tags.includes(tag))),
  );
  if (selected.length > 0) return selected;
  throw new Failure({
    code: 'nothing-matches',
    what: described(selection),
    help: 'k8s-drill topics lists the topics',
  });
}

function holds<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function knownDomain(name: string): string {
  const domain = name.toLowerCase();
  if (isDomain(domain)) return domain;
  throw new Failure({ code: 'unknown-domain', domain: name, known: DOMAINS });
}

/** The id of the unit of a name. @throws Failure `unknown-unit` */
export function knownUnit(name: string, cards: readonly { readonly unit: string }[]): string {
  const units = new Set(cards.map(({ unit }) => unit));
  const id = name.toLowerCase();
  if (units.has(id)) return id;
  throw new Failure({ code: 'unknown-unit', unit: name, nearest: nearest(id, units) });
}

function knownTopics(
  given: string,
  deckTopics: readonly string[],
  load: () => Curriculum,
): readonly string[] {
  const name = given.toLowerCase();
  if (deckTopics.includes(name)) return [name];
  const curriculum = load();
  const topics = topicsOf(curriculum, name);
  if (topics.length > 0) return topics;
  const known = [...deckTopics, ...Object.keys(curriculum.topicGroups), ...Object.keys(curriculum.topics)];
  throw new Failure({ code: 'unknown-topic', topic: given, nearest: nearest(name, new Set(known)) });
}

function described({ topics, domains, units, kinds, tags }: Selection): string {
  const parts = [
    ...topics.map((topic) => `--topic ${topic}`),
    ...domains.map((domain) => `--domain ${domain}`),
    ...units.map((unit) => `--unit ${unit}`),
    ...kinds.map((kind) => `--kind ${kind}`),
    ...tags.map((tag) => `--tag ${tag}`),
  ];
  return parts.length === 0 ? 'an empty deck' : parts.join(' ');
}

/** Reads a kind of card. @throws Failure `usage` for any other word */
export function readKind(word: string): Kind {
  const kind = KINDS.find((k) => k === word);
  if (kind) return kind;
  throw new Failure({
    code: 'usage',
    message: `unknown kind '${word}'${orDidYouMean(nearest(word, KINDS, 1))}\nkinds are ${KINDS.join(', ')}`,
  });
}
