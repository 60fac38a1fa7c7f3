import { KINDS, type Kind } from '../deck/card.ts';
import { Failure } from '../errors.ts';
import { nearest } from '../source/nearest.ts';

/** What the learner wants to be asked; an empty list selects everything. */
export interface Selection {
  /** Topics and topic groups. */
  readonly topics: readonly string[];
  readonly domains: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly Kind[];
}

export interface Selectable {
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly tags: readonly string[];
}

/** What names may be selected by. */
export interface Names {
  readonly domains: readonly string[];
  /** Topic groups, and the topics of each. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Every topic of the syllabus, whether there are cards on it or not. */
  readonly topics: readonly string[];
}

/**
 * The cards that a selection names, in their order.
 * @throws Failure `unknown-topic` or `unknown-domain` for a name that nobody knows, `nothing-matches` when no card is left
 */
export function select<T extends Selectable>(cards: readonly T[], selection: Selection, names: Names): T[] {
  const topics = new Set(selection.topics.flatMap((name) => topicsOf(name, cards, names)));
  for (const domain of selection.domains) {
    if (!names.domains.includes(domain))
      throw new Failure({ code: 'unknown-domain', domain, known: names.domains });
  }
  const selected = cards.filter(
    (card) =>
      (topics.size === 0 || topics.has(card.topic)) &&
      holds(selection.domains, card.domain) &&
      holds(selection.kinds, card.kind) &&
      (selection.tags.length === 0 || selection.tags.some((tag) => card.tags.includes(tag))),
  );
  if (selected.length > 0) return selected;
  throw new Failure({
    code: 'nothing-matches',
    what: described(selection),
    help: 'k8s-drill topics lists what there is',
  });
}

function holds<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function topicsOf(name: string, cards: readonly Selectable[], { groups, topics }: Names): readonly string[] {
  const group = groups.get(name);
  if (group) return group;
  const known = new Set([...cards.map((card) => card.topic), ...topics]);
  if (known.has(name)) return [name];
  const candidates = [...known, ...groups.keys()];
  throw new Failure({ code: 'unknown-topic', topic: name, nearest: nearest(name, candidates) });
}

function described({ topics, domains, kinds, tags }: Selection): string {
  const parts = [
    ...topics.map((topic) => `--topic ${topic}`),
    ...domains.map((domain) => `--domain ${domain}`),
    ...kinds.map((kind) => `--kind ${kind}`),
    ...tags.map((tag) => `--tag ${tag}`),
  ];
  return parts.length === 0 ? 'an empty deck' : parts.join(' ');
}

/** Reads a kind of card. @throws Failure `usage` for any other word */
export function readKind(word: string): Kind {
  const kind = KINDS.find((k) => k === word);
  if (kind) return kind;
  const [near] = nearest(word, KINDS, 1);
  const help = near ? `; did you mean '${near}'?` : '';
  throw new Failure({
    code: 'usage',
    message: `unknown kind '${word}'${help}\nkinds are ${KINDS.join(', ')}`,
  });
}
