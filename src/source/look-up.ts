/** The entry of a table for a word from outside. Only own properties count, so that `constructor` and `__proto__` are not found. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const found = table[word];
  // A plain object inherits only functions and `__proto__`; asking `Object.hasOwn` for each word would take longer than this look-up.
  const mayBeInherited = typeof found === 'function' || word === '__proto__';
  return mayBeInherited && !Object.hasOwn(table, word) ? undefined : found;
}
