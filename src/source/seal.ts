import { fnv1a, fnv1aOfBytes } from './fnv1a.ts';

const MARK = /"sum": ?"([0-9a-f]{8})"/;
/** The checksum comes after the format and the version, near the start. */
const REACH = 200;
const BLANK = '00000000';

/** The placeholder for the checksum, which `sealed` fills in. Put it after the format and the version. */
export const UNSEALED = { sum: BLANK } as const;

/** The JSON text of a document with `UNSEALED`, with its checksum: a change of any single character is detected. */
export function sealed(text: string): string {
  return text.replace(MARK, (mark) => mark.replace(BLANK, written(fnv1a(text))));
}

/**
 * Whether a text is unchanged since `sealed`; `none` if it has no checksum.
 * @param bytes the text in UTF-8, if available
 */
export function sealOf(text: string, bytes: Uint8Array = Buffer.from(text)): 'whole' | 'broken' | 'none' {
  const mark = MARK.exec(text.slice(0, REACH));
  if (mark === null) return 'none';
  const [all, sum = ''] = mark;
  return written(withoutSum(text, bytes, mark.index + all.indexOf(sum))) === sum ? 'whole' : 'broken';
}

/** The bytes of an ASCII text, which has as many code units, are its code units; reading them takes a third of the time. */
function withoutSum(text: string, bytes: Uint8Array, at: number): number {
  const after = at + BLANK.length;
  return bytes.length === text.length
    ? fnv1aOfBytes(bytes.subarray(0, at), Buffer.from(BLANK), bytes.subarray(after))
    : fnv1a(text.slice(0, at) + BLANK + text.slice(after));
}

function written(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
