const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const WORD_DIGITS = 8;

/** An identity of 64 hex digits, or the first of them, the same for the same text. */
export function hexIdentity(text: string, digits = 64): string {
  let found = '';
  for (let word = 0; word < digits / WORD_DIGITS; word++) {
    let hash = OFFSET ^ word;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    found += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return found;
}
