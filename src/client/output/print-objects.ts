import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { JsonPathError } from '../../kubernetes/jsonpath/parse.ts';
import { findByJsonPath, printJsonPath } from '../../kubernetes/jsonpath/print.ts';
import { failure } from '../kubectl-failure.ts';
import { alignColumns } from './columns.ts';
import { customCells, readCustomColumns } from './custom-columns.ts';
import { goSyntax } from './go-syntax.ts';
import { GoTemplateParseError, printGoTemplate } from './go-template/evaluate.ts';
import { GoTemplateError } from './go-template/node.ts';
import type { OutputFormat } from './output-format.ts';
import { writeJson } from './write-json.ts';
import { writeKyaml } from './write-kyaml.ts';
import { writeYaml } from './write-yaml.ts';

type ObjectFormat = Exclude<OutputFormat, { as: 'table' }>;

/** The name of an object as in `deployment.apps/web`, followed by what was done to it. */
export function objectName(object: Json): string {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind').toLowerCase()];
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind}${group}/${textAt(object, 'metadata', 'name')}`;
}

export interface PrintOptions {
  readonly managedFields?: boolean;
  readonly headers?: boolean;
}

/** Formats that omit managed fields by default. */
const WRITTEN: readonly string[] = ['json', 'yaml', 'kyaml'];

/** Prints an object or a list in a format other than a table. @throws KubectlFailure if a template does not fit */
export function printObject(object: JsonObject, format: ObjectFormat, options: PrintOptions = {}): string {
  const whole = options.managedFields === true || !WRITTEN.includes(format.as);
  const shown = whole ? object : withoutManagedFields(object);
  switch (format.as) {
    case 'json':
      return writeJson(shown);
    case 'yaml':
      return writeYaml(shown);
    case 'kyaml':
      return writeKyaml(shown);
    case 'name':
      return itemsOf(shown)
        .map((item) => `${objectName(item)}\n`)
        .join('');
    case 'jsonpath':
      return byTemplate(format.template, shown, () => printJsonPath(format.template, shown));
    case 'jsonpath-as-json':
      return byTemplate(format.template, shown, () => writeJson([...findByJsonPath(format.template, shown)]));
    case 'go-template':
      return byGoTemplate(format.template, shown);
    case 'custom-columns':
      return printCustomColumns(format.template, itemsOf(shown), options.headers !== false);
  }
}

function printCustomColumns(spec: string, items: readonly JsonObject[], headers: boolean): string {
  const columns = readCustomColumns(spec);
  const rows = items.map((item) => customCells(columns, item));
  return alignColumns(headers ? [columns.map(({ header }) => header), ...rows] : rows);
}

function byTemplate(template: string, object: JsonObject, print: () => string): string {
  try {
    return print();
  } catch (problem) {
    if (!(problem instanceof JsonPathError)) throw problem;
    if (PARSING.test(problem.message))
      throw failure(`error parsing jsonpath ${template}, ${problem.message}`);
    throw failure(
      `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${problem.message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n`,
    );
  }
}

function byGoTemplate(template: string, object: JsonObject): string {
  try {
    return printGoTemplate(template, object);
  } catch (problem) {
    if (problem instanceof GoTemplateParseError)
      throw failure(`error parsing template ${template}, template: output:1: ${problem.message}`);
    if (!(problem instanceof GoTemplateError)) throw problem;
    throw failure(`error executing template ${JSON.stringify(template)}: ${problem.message}`);
  }
}

const PARSING = /^(?:unclosed|unterminated|unrecognized character|invalid array index|cannot parse)/;

/** The items of a list, or the object itself. */
export function itemsOf(object: JsonObject): readonly JsonObject[] {
  return isList(object) ? objectsAt(object, 'items') : [object];
}

export function isList(object: JsonObject): boolean {
  return Array.isArray(object.items) && textAt(object, 'kind').endsWith('List');
}

function withoutManagedFields(object: JsonObject): JsonObject {
  if (isList(object)) return { ...object, items: objectsAt(object, 'items').map(withoutManagedFields) };
  const metadata = objectAt(object, 'metadata');
  if (!('managedFields' in metadata)) return object;
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}

/** Several results as the single list that `-o json` and `-o yaml` print. */
export function joinObjects(objects: readonly JsonObject[]): JsonObject {
  return { apiVersion: 'v1', items: [...objects], kind: 'List', metadata: { resourceVersion: '' } };
}
