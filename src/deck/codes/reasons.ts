/** Reasons that several codes share. */
export const NO_DECK = 'Without it the deck has no place in the exam, and none of its cards is read.';
export const SILENT =
  'A word that means nothing would be dropped in silence, and the card would not be what its author thinks.';
export const UNGRADED = 'There is nothing that an answer could be held against.';
export const TWO_READINGS = 'It can be read in two ways, and a guess would be wrong half of the time.';
export const PROGRESS =
  'Progress hangs on identities; where one is not clear, what a learner has answered is lost or goes to another card.';
