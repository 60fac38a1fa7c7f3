import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { unreadable } from '../../files/io-failure.ts';
import { readText } from '../../files/read-file.ts';
import { parseJson } from '../../source/parse-json.ts';
import { sealed, sealOf, UNSEALED } from '../../source/seal.ts';

const VERSION = 1;

/** The `format` of our files: the exam in progress, or the result of one. */
type Format = 'k8s-drill-sitting' | 'k8s-drill-exam';

/** The text of a file of ours. */
export function examText(format: Format, content: object): string {
  return sealed(`${JSON.stringify({ format, v: VERSION, ...UNSEALED, ...content }, null, 1)}\n`);
}

/** Replaces a file. @throws Failure `unwritable`; the file is then unchanged */
export function writeExamFile(env: Env, path: string, text: string): void {
  writeAtomically(env, path, Buffer.from(text));
}

/** @throws Failure `unreadable` */
export function readExamFile({ fs }: Env, path: string): string {
  try {
    return readText(fs, path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The contents of a file of ours; `null` for any other or damaged text. @throws Failure `newer-format` if a newer version wrote it */
export function examContent(path: string, text: string, format: Format): unknown {
  const found = parse(text);
  if (found?.['format'] !== format || isDamaged(text, found)) return null;
  const version = found['v'];
  if (typeof version === 'number' && version > VERSION)
    throw new Failure({ code: 'newer-format', path, found: `${version}`, known: `${VERSION}` });
  const { format: _, v: __, sum: ___, ...content } = found;
  return content;
}

/** Earlier versions did not seal their files, which continue with the id. */
function isDamaged(text: string, found: Readonly<Record<string, unknown>>): boolean {
  const [, , third] = Object.keys(found);
  const seal = sealOf(text);
  return seal === 'broken' || (seal === 'none' && third !== undefined && third !== 'id');
}

function parse(text: string): Record<string, unknown> | null {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}
