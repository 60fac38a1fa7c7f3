import { fnv1a, fnv1aOfBytes } from './fnv1a.ts';

const MARK = /"sum": ?"([0-9a-f]{8})"/;
/** The sum comes after the format and the version, thus near the start. */
const REACH = 200;
const BLANK = '00000000';

/** What becomes of a document by `JSON.stringify` once it has a sum, which `sealed` fills in. Put it after the format and the version. */
export const UNSEALED = { sum: BLANK } as const;

/** A JSON text of a document with `UNSEALED`, with its checksum: no single character of it can change without that being seen. */
export function sealed(text: string): string {
  return text.replace(MARK, (mark) => mark.replace(BLANK, written(fnv1a(text))));
}

/**
 * Whether a text is as `sealed` left it; `none` where it has no sum.
 * @param bytes the text in UTF-8, where it is at hand
 */
export function sealOf(text: string, bytes: Uint8Array = Buffer.from(text)): 'whole' | 'broken' | 'none' {
  const mark = MARK.exec(text.slice(0, REACH));
  if (mark === null) return 'none';
  const [all, sum = ''] = mark;
  return written(withoutSum(text, bytes, mark.index + all.indexOf(sum))) === sum ? 'whole' : 'broken';
}

/** The code units of an ASCII text, which has as many bytes, are its bytes: they are read in a third of the time. */
function withoutSum(text: string, bytes: Uint8Array, at: number): number {
  const after = at + BLANK.length;
  return bytes.length === text.length
    ? fnv1aOfBytes(bytes.subarray(0, at), Buffer.from(BLANK), bytes.subarray(after))
    : fnv1a(text.slice(0, at) + BLANK + text.slice(after));
}

function written(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
