import { Failure } from '../errors.ts';
import { FORMATS, type Format } from '../lint/reporters/registry.ts';

/** Reads `--format`, for commander. @throws Failure `usage` for an unknown one */
export function readFormat(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format !== undefined) return format;
  throw new Failure({ code: 'usage', message: `--format takes ${FORMATS.join(', ')}, not '${text}'` });
}
