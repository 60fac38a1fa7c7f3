import { lookUp } from '../../source/look-up.ts';
import { given, isOpen, type Reading, refuse, say, take } from '../command/reading.ts';
import type { SayOption } from '../command/say-option.ts';
import { canonicalFilePath } from '../command/values/file-path.ts';
import { canonicalPath, canonicalTemplate } from '../command/values/json-path.ts';
import { jsonPathProblem } from '../command/values/json-path-problem.ts';
import { EXPANSION } from '../shell/word.ts';

/** The output formats of every command that prints objects. */
export const WRITERS: readonly string[] = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
];
/** A variable, or a placeholder to fill in: its value is not known. */
const OPEN = new RegExp(`${EXPANSION}|<[\\w -]+>`);
/** The additional formats of `get`. */
export const TABLES: readonly string[] = ['custom-columns', 'custom-columns-file', 'wide'];

/** The formats of verbs with a list of formats different from the usual one. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  get: [...TABLES, ...WRITERS],
  'api-resources': ['wide', 'name', 'json', 'yaml'],
  version: ['json', 'yaml'],
  explain: ['plaintext', 'plaintext-openapiv2'],
  events: [...WRITERS, 'wide'],
  'config get-contexts': ['name'],
  'top node': ['json', 'yaml'],
  'top pod': ['json', 'yaml'],
};

const SAME: Readonly<Record<string, string>> = {
  template: 'go-template',
  templatefile: 'go-template-file',
};

/** States `-o` together with `--template`, which may contain the template that `-o` lacks. */
export const sayOutput: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined) return;
  const equals = option.value.search(/[=:]/);
  const written = equals === -1 ? option.value : option.value.slice(0, equals);
  const template = take(reading, 'template').at(-1);
  const text = equals === -1 ? template?.value : option.value.slice(equals + 1);
  const format = lookUp(SAME, written) ?? written;
  const formats = lookUp(FORMATS, reading.args.verb.name) ?? WRITERS;
  if (!formats.includes(written) && !isOpen(option.value)) {
    const allowed = [...formats].sort().join(',');
    const message = `unable to match a printer suitable for the output format "${written}", allowed formats are: ${allowed}`;
    refuse(reading, 'invalid-value', message, option.valueRange);
  }
  const value = text === undefined ? format : `${format}=${canonicalText(reading, format, text)}`;
  if (value === String(flag.default)) return;
  const shown = template !== undefined && equals === -1 ? `${option.value} --template ${text}` : option.value;
  say(reading, 'output', value, shown, option.valueRange);
};

/** States `--template` without `-o`, which is a Go template. */
export const sayTemplate: SayOption = (reading, _flag, options) => {
  const option = options.at(-1);
  if (option === undefined || given(reading, 'output') !== undefined) return;
  say(reading, 'output', `go-template=${option.value}`, `go-template=${option.value}`, option.valueRange);
};

function canonicalText(reading: Reading, format: string, text: string): string {
  if (format === 'custom-columns') return canonicalColumns(text);
  if (format.endsWith('-file')) return canonicalFilePath(text);
  if (!format.startsWith('jsonpath')) return text;
  const option = given(reading, 'output');
  const problem = option && !OPEN.test(text) ? jsonPathProblem(text) : undefined;
  if (problem !== undefined && option !== undefined) {
    const { at, reason, help } = problem;
    const message =
      at === 'parsing'
        ? `error parsing jsonpath ${text}, ${reason}`
        : `error executing jsonpath "${text}": ${reason}`;
    refuse(reading, 'invalid-value', message, option.valueRange, help);
  }
  return canonicalTemplate(text) ?? text;
}

/** The columns of `NAME:.metadata.name,IMAGE:...`: headers as they are, paths in canonical form. */
function canonicalColumns(text: string): string {
  return splitColumns(text)
    .map((column) => {
      const colon = column.indexOf(':');
      return colon === -1 ? column : `${column.slice(0, colon)}:${canonicalPath(column.slice(colon + 1))}`;
    })
    .join(',');
}

/** Splits columns at commas; commas within brackets belong to a path. */
export function splitColumns(text: string): string[] {
  const columns: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '[') depth++;
    else if (char === ']') depth--;
    if (char === ',' && depth === 0) columns.push('');
    else columns[columns.length - 1] += char;
  }
  return columns;
}
