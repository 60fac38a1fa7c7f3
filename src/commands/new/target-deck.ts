import { join } from 'node:path';
import { topicOf } from '../../curriculum/curriculum.ts';
import { printDeck } from '../../deck/printing/print-card.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { isBelow } from '../../files/below.ts';
import { guarded } from '../../files/find-files.ts';
import { givenPath, kindAt } from '../../files/given-path.ts';
import { readText } from '../../files/read-file.ts';
import type { Library } from '../../learner/deck-library.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import { findHome } from '../../progress/home.ts';
import { orDidYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';

/** The deck that a new card goes into. */
export interface TargetDeck {
  /** Absolute. */
  readonly path: string;
  readonly exists: boolean;
  readonly text: string;
}

/** The deck at a path. @throws Failure `nothing-matches` if there is none; `unreadable` */
export function deckAt(env: Env, path: string): TargetDeck {
  const { path: absolute } = givenPath(env, path);
  const real = guarded(absolute, () => env.fs.realpathSync(absolute));
  return { path: real, exists: true, text: readText(env.fs, real) };
}

/**
 * The learner's own deck on a topic; if there is none, a new deck with the front matter of the shipped one, not written yet.
 * @throws Failure `usage` for an unknown topic
 */
export function deckOnTopic(env: Env, topic: string, { decks }: Library): TargetDeck {
  const home = findHome(env);
  const own = decks.find((deck) => deck.topic === topic && isBelow(home.decks, deck.path));
  if (own !== undefined) return deckAt(env, own.path);
  const path = join(home.decks, `${topic}.md`);
  if (kindAt(env.fs, path) !== 'nothing') return deckAt(env, path);
  const curriculum = loadCurriculum(env);
  const known = decks.find((deck) => deck.topic === topic) ?? topicOf(curriculum, topic);
  if (known === undefined) throw unknownTopic(topic, decks);
  const { title, domain } = known;
  const text = newDeckText({ topic, title, domain, kubernetes: curriculum.kubernetes });
  return { path, exists: false, text };
}

/** A new deck of the learner's, not written yet, on a topic that no deck has. */
export function newDeckOn(env: Env, topic: string, domain: string): TargetDeck {
  const path = join(findHome(env).decks, `${topic}.md`);
  const { kubernetes } = loadCurriculum(env);
  return { path, exists: false, text: newDeckText({ topic, title: titleOf(topic), domain, kubernetes }) };
}

/** A topic as a title: `My cluster` for `my-cluster`. */
export function titleOf(topic: string): string {
  const words = topic.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function unknownTopic(topic: string, decks: Library['decks']): Failure {
  const near = nearest(topic, new Set(decks.map((deck) => deck.topic)));
  const message = `there is no deck on '${topic}'${orDidYouMean(near)}\nk8s-drill new deck --topic ${topic} begins one`;
  return new Failure({ code: 'usage', message });
}

/** A deck without cards, under its title. */
export function newDeckText(header: {
  readonly topic: string;
  readonly title: string;
  readonly domain: string;
  readonly kubernetes: string;
}): string {
  return `${printDeck({ ...header, sources: [], tags: [] }, [])}\n# ${header.title}\n`;
}
