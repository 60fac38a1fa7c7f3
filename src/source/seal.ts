import { fnv1a } from './fnv1a.ts';

const MARK = /"sum": ?"([0-9a-f]{8})"/;
/** The sum comes after the format and the version, thus near the start. */
const REACH = 200;
const BLANK = '00000000';

/** What becomes of a document by `JSON.stringify` once it has a sum, which `sealed` fills in. Put it after the format and the version. */
export const UNSEALED = { sum: BLANK } as const;

/** A JSON text of a document with `UNSEALED`, with its checksum: no single character of it can change without that being seen. */
export function sealed(text: string): string {
  return text.replace(MARK, (mark) => mark.replace(BLANK, checksum(text)));
}

/** Whether a text is as `sealed` left it; `none` where it has no sum. */
export function sealOf(text: string): 'whole' | 'broken' | 'none' {
  const mark = MARK.exec(text.slice(0, REACH));
  if (mark === null) return 'none';
  const [all, sum = ''] = mark;
  const blank = text.slice(0, mark.index) + all.replace(sum, BLANK) + text.slice(mark.index + all.length);
  return checksum(blank) === sum ? 'whole' : 'broken';
}

function checksum(text: string): string {
  return fnv1a(text).toString(16).padStart(8, '0');
}
