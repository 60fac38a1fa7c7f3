import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../kubernetes/json.ts';
import { descriptionsOf, enumOf, nameOfSchema, type Schemas, schemaWithFields, typeWord } from './schema.ts';
import { wrapText } from './wrap-text.ts';

const WIDTH = 80;
const INDENT = '    ';

/** A field or a kind to explain, with its fields. */
export interface Explained {
  /** Empty for the kind itself. */
  readonly field: string;
  readonly schema: JsonObject;
  /** Whether nested fields follow, without their descriptions. */
  readonly recursive: boolean;
}

/** The text of `kubectl explain` after the lines with the kind. */
export function writeExplanation({ field, recursive, schema }: Explained, schemas: Schemas): string {
  const fields = schemaWithFields(schema, schemas);
  const has = isObject(fields.properties) && Object.keys(fields.properties).length > 0;
  const values = enumOf(schema);
  const shown = values.map((value) => `${INDENT}${value}\n`).join('');
  const head =
    field === ''
      ? ''
      : `FIELD: ${field} <${typeWord(schema, schemas)}>\n${shown === '' ? '\n' : `ENUM:\n${shown}`}\n`;
  const body = !has
    ? '\n'
    : `FIELDS:\n${recursive ? fieldTree(fields, schemas, 1, []) : fieldList(fields, schemas)}\n`;
  return `${head}DESCRIPTION:\n${descriptionText(descriptionsOf(schema, schemas))}${body}`;
}

function descriptionText(descriptions: readonly string[]): string {
  if (descriptions.length === 0) return `${INDENT}<empty>\n`;
  return `${indented(descriptions.map((text) => `${text}\n`).join(''))}\n`;
}

function indented(text: string): string {
  return wrapText(text, WIDTH - INDENT.length)
    .split('\n')
    .map((line) => INDENT + line)
    .join('\n');
}

function fieldList(schema: JsonObject, schemas: Schemas): string {
  return fieldsIn(schema)
    .map(({ name, field }) => {
      const description = textAt(field, 'description');
      const text = indented(description === '' ? '<no description>' : description);
      return `${fieldLine(schema, name, field, schemas, '  ')}${text}\n\n`;
    })
    .join('');
}

/** @param above the types that contain the field; none of them is expanded again */
function fieldTree(schema: JsonObject, schemas: Schemas, level: number, above: readonly string[]): string {
  const indent = '  '.repeat(level);
  return fieldsIn(schema)
    .map(({ name, field }) => {
      const line = fieldLine(schema, name, field, schemas, indent);
      const type = nameOfSchema(field);
      if (type !== undefined && above.includes(type)) return line;
      const below = type === undefined ? above : [...above, type];
      return line + fieldTree(schemaWithFields(field, schemas), schemas, level + 1, below);
    })
    .join('');
}

function fieldsIn(schema: JsonObject): { readonly name: string; readonly field: JsonObject }[] {
  const fields = objectAt(schema, 'properties');
  return Object.keys(fields)
    .sort()
    .map((name) => ({ name, field: objectAt(fields, name) }));
}

function fieldLine(
  schema: JsonObject,
  name: string,
  field: JsonObject,
  schemas: Schemas,
  indent: string,
): string {
  const required = listAt(schema, 'required').includes(name) ? ' -required-' : '';
  const values = enumOf(field);
  const shown = values.length === 0 ? '' : `${indent}enum: ${shortList(values)}\n`;
  return `${indent}${name}\t<${typeWord(field, schemas)}>${required}\n${shown}`;
}

/** A list of values, truncated if it is long. */
function shortList(values: readonly string[]): string {
  const most = 4;
  return values.length > most ? `${values.slice(0, most).join(', ')}, ....` : values.join(', ');
}
