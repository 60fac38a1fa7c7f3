import { ALERTS_CODES } from './alerts.ts';
import { ANSWERS_CODES } from './answers.ts';
import { FRONT_MATTER_CODES } from './front-matter.ts';
import { PROPERTIES_CODES } from './properties.ts';
import { STRUCTURE_CODES } from './structure.ts';

/** Every error that a deck can have, by the linter's group; this is the only place that defines a code. */
export const DECK_CODE_GROUPS = {
  'front matter': FRONT_MATTER_CODES,
  structure: STRUCTURE_CODES,
  properties: PROPERTIES_CODES,
  answers: ANSWERS_CODES,
  alerts: ALERTS_CODES,
} as const;

export const DECK_CODES = {
  ...FRONT_MATTER_CODES,
  ...STRUCTURE_CODES,
  ...PROPERTIES_CODES,
  ...ANSWERS_CODES,
  ...ALERTS_CODES,
} as const;

export type DeckCode = keyof typeof DECK_CODES;
