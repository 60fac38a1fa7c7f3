const MOST = 500;

/** Caches the results for recent texts, for a function that is called repeatedly with the same texts out of an unlimited number. */
export function lately<V>(make: (text: string) => V): (text: string) => V {
  const made = new Map<string, V>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    if (made.size === MOST) made.clear();
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
