const SLUG = /^[a-z0-9-]+$/;

/** The longest topic and the longest id, in characters. */
export const LONGEST_TOPIC = 40;
export const LONGEST_ID = 60;

export function isSlug(text: string, longest: number): boolean {
  return text.length <= longest && SLUG.test(text);
}

/** Whether a text is two slugs, `topic/name`: a card's identity, or an objective. */
export function isSlugPair(text: string): boolean {
  const [topic = '', name = '', ...more] = text.split('/');
  return more.length === 0 && isSlug(topic, LONGEST_TOPIC) && isSlug(name, LONGEST_ID);
}
