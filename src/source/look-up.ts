/** What a table holds for a word that comes from outside. Only its own entries count: no table has `constructor` or `__proto__` unless it says so. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const found = table[word];
  return found === undefined || Object.hasOwn(table, word) ? found : undefined;
}
