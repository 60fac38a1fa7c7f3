/** Words that every object answers to: looked up without care, they are found in any table. */
export const PROTOTYPE_WORDS: readonly string[] = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'then',
  'toJSON',
  'length',
];
