const MOST = 500;

/** Remembers what was made of the last texts: for what is asked again and again, of texts without end. */
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
