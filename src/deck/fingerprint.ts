import { createHash } from 'node:crypto';

const DIGITS = 12;

/**
 * 12 hex digits of SHA-256 over the folded prompt and answer. Case and white space do not count: a card that was only
 * laid out anew keeps its fingerprint.
 */
export function fingerprint(prompt: string, kind: string, essence: string): string {
  const folded = [prompt, kind, essence].map(fold).join('\n');
  return createHash('sha256').update(folded).digest('hex').slice(0, DIGITS);
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
