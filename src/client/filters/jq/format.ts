import type { Json } from '../../../kubernetes/json.ts';
import { Beyond } from '../../shell/beyond.ts';
import { decodeText } from '../../shell/io.ts';
import { JqError, jsonText, typeOf } from './value.ts';

/** Formats a value with `@name`. */
export function formatText(format: string, value: Json): string {
  switch (format) {
    case '@text':
      return jsonText(value);
    case '@json':
      return JSON.stringify(value);
    case '@base64':
      return Buffer.from(jsonText(value)).toString('base64');
    case '@base64d':
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(jsonText(value)))
        throw new Beyond('jq with @base64d of such a text');
      return decodeText(Buffer.from(jsonText(value), 'base64'), 'what @base64d decodes');
    case '@tsv':
    case '@csv':
      return row(value, format);
    case '@sh':
      if (typeof value === 'object') throw new Beyond('jq with @sh of such a value');
      return typeof value === 'string' ? `'${value.replaceAll("'", "'\\''")}'` : jsonText(value);
    default:
      throw new Beyond(`jq with ${format}`);
  }
}

function row(value: Json, format: string): string {
  if (!Array.isArray(value)) throw new JqError(`${typeOf(value)} cannot be formatted as ${format}`);
  const cells = value.map((cell) => {
    if (typeof cell === 'object' && cell !== null) throw new JqError(`${typeOf(cell)} is not valid in a row`);
    if (cell === null) return '';
    if (typeof cell !== 'string') return String(cell);
    return format === '@csv' ? `"${cell.replaceAll('"', '""')}"` : tabbed(cell);
  });
  return cells.join(format === '@csv' ? ',' : '\t');
}

function tabbed(cell: string): string {
  return cell
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
