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

/** An id made of the words of a prompt, as many as fit; empty if none of them can be part of an id. */
export function slugFrom(prompt: string): string {
  const words = prompt
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s_./:-]+/g, '')
    .split(/[\s_./:-]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > LONGEST_ID) break;
    slug = longer;
  }
  return slug;
}
