/** The share of the days that is left for reviews alone. */
const TO_SPARE = 0.2;
/** How much faster than evenly new cards come: what is seen early can be reviewed before the exam. */
const HEAD_START = 3;

/**
 * New cards to introduce on a day, so that every card is seen with days to spare. It falls as fewer are left; asked day by day it leaves the last
 * fifth of the days to reviews. The figures are those that did best in the bench `simulate`.
 * @param days usual days of study until the exam, today included
 * @param share how much of a usual day today is, 0 to 1
 */
export function newPerDay(unseen: number, days: number, share = 1): number {
  return Math.ceil((share * HEAD_START * unseen) / Math.max(1, days * (1 - TO_SPARE)));
}
