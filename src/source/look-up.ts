/** What a table holds for a word that comes from outside. Only its own entries count: no table has `constructor` or `__proto__` unless it says so. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const found = table[word];
  // All that a plain object inherits is functions and `__proto__`; to ask for each word would cost more than the look.
  const mayBeInherited = typeof found === 'function' || word === '__proto__';
  return mayBeInherited && !Object.hasOwn(table, word) ? undefined : found;
}
