import { TABLES, WRITERS } from '../../kubernetes/kubectl/output.ts';
import { lookUp } from '../../source/look-up.ts';
import { readText } from '../builder/files.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';
import { columnsOfFile } from './custom-columns.ts';

/** How a result is printed. */
export type OutputFormat =
  | { readonly as: 'table'; readonly wide: boolean }
  | { readonly as: 'json' | 'yaml' | 'kyaml' | 'name' }
  | {
      readonly as: 'jsonpath' | 'jsonpath-as-json' | 'go-template' | 'custom-columns';
      readonly template: string;
    };

const TEMPLATES: Readonly<
  Record<string, 'jsonpath' | 'jsonpath-as-json' | 'go-template' | 'custom-columns'>
> = {
  jsonpath: 'jsonpath',
  'jsonpath-as-json': 'jsonpath-as-json',
  'go-template': 'go-template',
  template: 'go-template',
  'custom-columns': 'custom-columns',
};
const FILES: Readonly<Record<string, 'jsonpath' | 'go-template' | 'custom-columns'>> = {
  'jsonpath-file': 'jsonpath',
  'go-template-file': 'go-template',
  templatefile: 'go-template',
  'custom-columns-file': 'custom-columns',
};
const PLAIN = ['json', 'yaml', 'kyaml', 'name'] as const;

/**
 * Reads `-o` and `--template`.
 *
 * @param tables whether the command prints tables by default
 * @throws KubectlFailure for a format that the command does not support
 */
export function* readOutputFormat(flags: Flags, tables: boolean): Running<OutputFormat> {
  const written = flags.text('output');
  const equals = written.search(/[=:]/);
  const name = equals === -1 ? written : written.slice(0, equals);
  const template = equals === -1 ? flags.text('template') : written.slice(equals + 1);
  if (written === '') return template === '' ? { as: 'table', wide: false } : { as: 'go-template', template };
  if (name === 'wide' && tables) return { as: 'table', wide: true };
  const plain = PLAIN.find((format) => format === written);
  if (plain !== undefined) return { as: plain };
  const templated = lookUp(TEMPLATES, name);
  const filed = lookUp(FILES, name);
  const known = templated ?? filed;
  if (known === undefined || (known === 'custom-columns' && !tables)) throw noPrinter(written, tables);
  if (template === '')
    throw failure(
      known === 'custom-columns'
        ? 'custom-columns format specified but no custom columns given'
        : `template format specified but no template given`,
    );
  if (filed === undefined) return { as: known, template };
  const text = yield* readText(template);
  return { as: known, template: known === 'custom-columns' ? columnsOfFile(text) : text };
}

function noPrinter(written: string, tables: boolean): Error {
  const formats = [...(tables ? TABLES : []), ...WRITERS].sort().join(',');
  return failure(
    `unable to match a printer suitable for the output format ${JSON.stringify(written)}, allowed formats are: ${formats}`,
  );
}
