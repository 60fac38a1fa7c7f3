import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import type { CardProperties, DeckHeader } from '../card.ts';
import { isSlug, isSlugPair, LONGEST_ID } from '../slug.ts';
import { type Findings, report } from './findings.ts';
import type { Properties, PropertyName } from './properties.ts';
import { numberOf } from './property-value.ts';
import { SET_KINDS, type SetKind } from './shape.ts';

const VERSION = /^\d{1,3}\.\d{1,3}$/;
const MOST_OBJECTIVES = 3;
const LONGEST_CHAIN = 1000;
/** Minutes of the whole exam. */
const MOST_MINUTES = 120;

export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** The kind that the card's comment sets, or `null`. */
export function readSetKind(properties: Properties, findings: Findings): SetKind | null {
  const word = properties.get('kind')?.values[0];
  if (word === undefined) return null;
  const kind = SET_KINDS.find((known) => known === word.value);
  if (kind === undefined)
    report(findings, 'bad-kind', word.range, word.value, nearest(word.value, SET_KINDS, 1)[0] ?? '');
  return kind ?? null;
}

/** The properties that every kind has, checked, with the deck's values as defaults. A missing id is reported at `card`. */
export function readProperties(
  properties: Properties,
  deck: Pick<DeckHeader, 'tags' | 'kubernetes'>,
  card: Range,
  findings: Findings,
): CardProperties {
  const group = slugOf(properties, 'group', findings);
  const order = numberOf(properties.get('order'), { least: 1, most: LONGEST_CHAIN, whole: true }, findings);
  const orderGiven = properties.get('order');
  if (orderGiven !== undefined && !properties.has('group'))
    report(findings, 'order-without-group', orderGiven.nameRange);
  const minutes = numberOf(
    properties.get('minutes'),
    { least: 0.1, most: MOST_MINUTES, whole: false },
    findings,
  );
  const difficulty = numberOf(properties.get('difficulty'), { least: 1, most: 3, whole: true }, findings);
  return {
    id: readId(properties, card, findings),
    was: pairsOf(properties, 'was', 'bad-was', findings),
    covers: readCovers(properties, findings),
    ...(group !== undefined && { group }),
    ...(order !== undefined && { order }),
    ...(difficulty !== undefined && { difficulty: difficulty as 1 | 2 | 3 }),
    ...(minutes !== undefined && { minutes }),
    tags: properties.get('tags')?.values.map((tag) => tag.value) ?? deck.tags,
    kubernetes: readVersion(properties, findings) ?? deck.kubernetes,
  };
}

function readId(properties: Properties, card: Range, findings: Findings): string {
  const word = properties.get('id')?.values[0];
  if (word === undefined) report(findings, 'missing-id', card);
  else if (!isSlug(word.value, LONGEST_ID)) report(findings, 'bad-id', word.range, word.value);
  return word?.value ?? '';
}

function slugOf(properties: Properties, name: PropertyName, findings: Findings): string | undefined {
  const word = properties.get(name)?.values[0];
  if (word === undefined || isSlug(word.value, LONGEST_ID)) return word?.value;
  report(findings, 'property-value', word.range, name, 'lower-case letters, digits and `-`');
  return undefined;
}

function pairsOf(
  properties: Properties,
  name: 'was' | 'covers',
  code: 'bad-was' | 'bad-objective',
  findings: Findings,
): string[] {
  const given = properties.get(name)?.values ?? [];
  for (const { value, range } of given) if (!isSlugPair(value)) report(findings, code, range, value);
  const pairs = given.map(({ value }) => value);
  return pairs.every(isSlugPair) ? pairs : pairs.filter(isSlugPair);
}

function readCovers(properties: Properties, findings: Findings): string[] {
  const covers = properties.get('covers');
  if (covers !== undefined && (covers.values.length === 0 || covers.values.length > MOST_OBJECTIVES))
    report(
      findings,
      'property-value',
      covers.range,
      'covers',
      `a list of 1 to ${MOST_OBJECTIVES} objectives`,
    );
  return pairsOf(properties, 'covers', 'bad-objective', findings);
}

function readVersion(properties: Properties, findings: Findings): string | undefined {
  const word = properties.get('kubernetes')?.values[0];
  if (word === undefined || isVersion(word.value)) return word?.value;
  report(findings, 'bad-version', word.range, word.value);
  return undefined;
}
