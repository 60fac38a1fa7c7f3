import { parseProperties } from '../../deck/reading/properties.ts';
import type { Range, Ranged } from '../../source/range.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';
import type { LintedDeck } from './linted-deck.ts';

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\s*$/m;

/** Values that differ from their source text: YAML strings with an escape, such as `"\e"`, and characters by number, such as `&#27;`. */
export function decodedValues({ file, outlines }: Pick<LintedDeck, 'file' | 'outlines'>): Ranged<string>[] {
  const { text } = file;
  const isEscaped = ({ start, end }: Range): boolean => text.slice(start, end).includes('\\');
  const comments = outlines.flatMap(({ comment }) => (comment && isEscaped(comment) ? [comment] : []));
  const properties = comments.flatMap((comment) =>
    [...(parseProperties(text, comment, { file, list: [] })?.values() ?? [])].flatMap(({ values }) => values),
  );
  const escaped = [...frontMatter(text), ...properties].filter(({ range }) => isEscaped(range));
  return [...escaped, ...numberedCharacters(text)];
}

/** @see https://spec.commonmark.org/0.31.2/#numeric-character-references */
function numberedCharacters(text: string): Ranged<string>[] {
  return [...text.matchAll(/&#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}));/g)].map(
    ({ 0: all, 1: decimal, 2: hex, index }) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const value = code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return { value, range: { start: index, end: index + all.length } };
    },
  );
}

function frontMatter(text: string): Ranged<string>[] {
  const found = text.startsWith('---') ? FRONT_MATTER.exec(text) : null;
  const yaml = found?.[1];
  if (yaml === undefined || !yaml.includes('\\')) return [];
  const start = text.indexOf('\n') + 1;
  const values = parseYaml(yaml, 'strings').documents.flatMap(({ root }) => (root ? scalars(root) : []));
  return values.map(({ value, range }) => ({
    value,
    range: { start: range.start + start, end: range.end + start },
  }));
}

function scalars(node: YamlNode): Ranged<string>[] {
  if (node.kind === 'list') return node.items.flatMap(scalars);
  if (node.kind === 'map')
    return node.entries.flatMap(({ key, keyRange, value }) => [
      { value: key, range: keyRange },
      ...scalars(value),
    ]);
  return [{ value: String(node.value), range: node.range }];
}
