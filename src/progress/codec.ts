import { parseJson } from '../source/parse-json.ts';
import type { ProgressEvent } from './event.ts';
import { isCount, isJsonObject, isText, type JsonCheck, type JsonFields } from './json-checks.ts';

export const LOG_FORMAT = 'k8s-drill-reviews';
export const LOG_VERSION = 1;

/** The first line of a log. */
export interface LogHeader {
  readonly type: 'header';
  readonly version: number;
  /** 32 random hex digits, by which a snapshot identifies its log. */
  readonly id: string;
}

/** An event of a type that this version does not know: it is kept and passed on, but has no effect. */
export interface UnknownEvent {
  readonly type: 'unknown';
  readonly id: string;
  readonly at: number;
  /** Its unknown type. */
  readonly name: string;
}

export type Line = LogHeader | ProgressEvent | UnknownEvent;

const ID = /^[0-9a-f]{32}$/;
/** `topic/id`: identities in a merged log are printed, so other texts must be refused. */
const IDENTITY = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const OUTCOMES: readonly unknown[] = ['correct', 'close', 'unsure', 'wrong'];
const MODES: readonly unknown[] = ['study', 'quiz', 'exam'];

const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);
const DAY = 86_400_000;

/** Within years of four digits, so that each can be written as a date. */
const isMoment: JsonCheck = (value) =>
  Number.isSafeInteger(value) && Math.abs(value as number) < 253_402_300_800_000;
const isDay: JsonCheck = (value) => Number.isSafeInteger(value) && isMoment((value as number) * DAY);
const isCard: JsonCheck = (value) => typeof value === 'string' && IDENTITY.test(value);
const isCards: JsonCheck = (value) => Array.isArray(value) && value.every(isCard);
/** Either one card or several. */
const namesCards = ({ card, cards }: JsonFields): boolean =>
  cards === undefined ? isCard(card) : card === undefined && isCards(cards);

/** The properties of each type other than id, time and day. */
const HOLDS: Readonly<Record<ProgressEvent['type'], (fields: JsonFields) => boolean>> = {
  review: (f) =>
    isCard(f['card']) &&
    isCount(f['rating']) &&
    (f['rating'] as number) >= 1 &&
    (f['rating'] as number) <= 4 &&
    OUTCOMES.includes(f['outcome']) &&
    MODES.includes(f['mode']) &&
    typeof f['ms'] === 'number' &&
    f['ms'] >= 0 &&
    isText(f['fingerprint']) &&
    isCount(f['hint']) &&
    isText(f['answer']) &&
    (f['replaces'] === undefined || isId(f['replaces'])),
  undo: (f) => isId(f['of']),
  suspend: namesCards,
  resume: namesCards,
  bury: namesCards,
  reset: namesCards,
  know: (f) => isCards(f['cards']),
};

export function encodeHeader(id: string): string {
  return JSON.stringify({ format: LOG_FORMAT, v: LOG_VERSION, id });
}

/** One line, without its ending. The id comes last, so that the end of a log identifies it. */
export function encodeEvent(event: ProgressEvent): string {
  const { id, type, at, day, ...rest } = event;
  return JSON.stringify({ type, at, day, ...rest, id });
}

/** Reads a line; `undefined` if it is torn or not one of ours. */
export function decodeLine(line: string): Line | undefined {
  const fields = parseJson(line);
  if (!isJsonObject(fields)) return undefined;
  return isEvent(fields) ? fields : (headerOf(fields) ?? unknownOf(fields));
}

function isEvent(fields: JsonFields): fields is ProgressEvent & JsonFields {
  const type = fields['type'];
  if (typeof type !== 'string' || !Object.hasOwn(HOLDS, type)) return false;
  return isStamped(fields) && HOLDS[type as ProgressEvent['type']](fields);
}

function isStamped(fields: JsonFields): boolean {
  const { id, at, day } = fields;
  return typeof id === 'string' && ID.test(id) && isMoment(at) && isDay(day);
}

function headerOf({ format, v, id }: JsonFields): LogHeader | undefined {
  if (format !== LOG_FORMAT || typeof v !== 'number' || typeof id !== 'string') return undefined;
  return { type: 'header', version: v, id };
}

function unknownOf(fields: JsonFields): UnknownEvent | undefined {
  const { type, id, at } = fields;
  if (typeof type !== 'string' || Object.hasOwn(HOLDS, type) || !isStamped(fields)) return undefined;
  return { type: 'unknown', id: id as string, at: at as number, name: type };
}
