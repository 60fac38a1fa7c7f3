const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a of 32 bits over UTF-16 code units, from 0 to 2^32 - 1.
 *
 * @param variant another number makes another hash of the same text
 * @see https://www.rfc-editor.org/rfc/rfc9923.html
 */
export function fnv1a(text: string, variant = 0): number {
  let hash = OFFSET_BASIS ^ variant;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
}

/** The same over bytes, part by part; for ASCII text it equals the hash of its code units. */
export function fnv1aOfBytes(...parts: readonly Uint8Array[]): number {
  let hash = OFFSET_BASIS;
  for (const part of parts)
    for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ (part[i] as number), PRIME);
  return hash >>> 0;
}
