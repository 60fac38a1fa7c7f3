import type { Env } from '../../env.ts';
import type { ProgressEvent, RecordableEvent } from '../../progress/event.ts';

const RATINGS = ['', 'again', 'hard', 'good', 'easy'] as const;
const LONGEST_ANSWER = 60;

/** An event in one line: its local time, and what happened. */
export function describeEvent(event: ProgressEvent, env: Pick<Env, 'zoneOffset'>): string {
  return `${localTime(event.at, env)}  ${whatHappened(event)}`;
}

function whatHappened(event: ProgressEvent): string {
  switch (event.type) {
    case 'review':
      return `${event.card}: ${RATINGS[event.rating]}${answered(event.answer)}`;
    case 'undo':
      return `undo of ${event.of.slice(0, 8)}`;
    default:
      return `${cardsOf(event)}: ${event.type}`;
  }
}

/** The card that an event is about, or the number of cards. */
function cardsOf(event: Exclude<RecordableEvent, { readonly type: 'review' }>): string {
  const cards = 'cards' in event ? event.cards : [event.card];
  return cards.length === 1 ? `${cards[0]}` : `${cards.length} cards`;
}

/** The typed text on one line, without control characters. */
function answered(answer: string): string {
  const text = answer.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (text === '') return '';
  return `, "${text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER - 1)}…` : text}"`;
}

/** `2026-11-20 12:00`; a time outside the calendar is shown as a number. */
function localTime(at: number, { zoneOffset }: Pick<Env, 'zoneOffset'>): string {
  const local = new Date(at + zoneOffset(at) * 60_000);
  return Number.isNaN(local.getTime()) ? String(at) : local.toISOString().slice(0, 16).replace('T', ' ');
}
