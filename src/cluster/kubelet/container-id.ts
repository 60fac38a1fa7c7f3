import { fnv1a } from '../../source/fnv1a.ts';

const WORD_DIGITS = 8;

/** An ID of 64 hexadecimal digits, or its first digits; the same for the same text. */
export function hexIdentity(text: string, digits = 64): string {
  let found = '';
  for (let word = 0; word < digits / WORD_DIGITS; word++) {
    const hash = fnv1a(text, word);
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    found += ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return found;
}
