import { Composer, type CST, type Document, type ParsedNode, Parser, type YAMLError } from 'yaml';
import { composeTokens } from './compose-tokens.ts';
import { composeTree, type Scalars } from './compose-tree.ts';
import { nestsDeeply } from './nests-deeply.ts';
import type { YamlDocument, YamlNode } from './yaml-node.ts';
import type { YamlCode, YamlProblem } from './yaml-problem.ts';

export interface ParsedYaml {
  /** All documents of the text, in order, including empty ones. */
  readonly documents: readonly YamlDocument[];
  /** In the order of the text. If there are any, the documents contain what could be read. */
  readonly problems: readonly YamlProblem[];
}

/** In bytes of UTF-8. */
const LARGEST = 10 * 1024 * 1024;

const CODE: Partial<Record<YAMLError['code'], YamlCode>> = {
  BAD_INDENT: 'yaml-indent',
  TAB_AS_INDENT: 'yaml-tab',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  BAD_ALIAS: 'yaml-alias',
  DUPLICATE_KEY: 'yaml-duplicate-key',
  RESOURCE_EXHAUSTION: 'yaml-depth',
};

/** Replacements for messages of the library that are unclear without knowledge of YAML's grammar. */
const WORDING: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'the indent does not fit the lines above, or a bracket is not closed',
  BLOCK_AS_IMPLICIT_KEY: 'a second `: ` in one line: the value needs quotes, or a line of its own',
  MULTILINE_IMPLICIT_KEY: 'a key runs over several lines: a `:` is missing, or the indent is wrong',
  RESOURCE_EXHAUSTION: 'too deeply nested to be read',
  TAB_AS_INDENT: 'a tab is in the indent',
};

/**
 * Reads YAML, JSON and KYAML with the place of every value and key. Never throws: text over 10 MB, nesting over 100 levels and
 * aliases that expand without end are problems like any other.
 */
export function parseYaml(text: string, scalars: Scalars = 'kubectl'): ParsedYaml {
  if (Buffer.byteLength(text) > LARGEST) return refused('yaml-size', 'the text is over 10 MB', text);
  if (nestsDeeply(text)) return refused('yaml-depth', 'too deeply nested to be read', text);
  try {
    const problems: YamlProblem[] = [];
    const documents = readDocuments(text, scalars, problems);
    return { documents, problems: problems.sort((a, b) => a.range.start - b.range.start) };
  } catch (error) {
    if (error instanceof RangeError) return refused('yaml-depth', 'too deeply nested to be read', text);
    throw error;
  }
}

/** The roots of a text's documents, without empty ones. */
export function rootsOf({ documents }: Pick<ParsedYaml, 'documents'>): YamlNode[] {
  return documents.flatMap(({ root }) => (root === undefined ? [] : [root]));
}

/** Reads each document from its syntax tokens if these have the usual forms, otherwise with the library's composer. */
function readDocuments(text: string, scalars: Scalars, problems: YamlProblem[]): YamlDocument[] {
  const read = (document: Document.Parsed) => readDocument(document, scalars, problems, text.length);
  const tokens = [...new Parser().parse(text)];
  if (tokens.some(({ type }) => type === 'directive' || type === 'error' || type === 'doc-end'))
    return composeAll(tokens).map(read);
  return tokens.flatMap((token) => {
    if (token.type !== 'document') return [];
    return composeTokens(token, text, scalars, problems) ?? composeAll([token]).map(read);
  });
}

function composeAll(tokens: readonly CST.Token[]): Document.Parsed[] {
  return [...new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' }).compose(tokens)];
}

/** The first of the library's errors: later ones in the same document mostly follow from it. */
function readDocument(
  document: Document.Parsed,
  scalars: Scalars,
  problems: YamlProblem[],
  length: number,
): YamlDocument {
  const [error] = document.errors;
  if (error !== undefined) problems.push(ofLibrary(error, length));
  const contents = document.contents as ParsedNode | null;
  const [start, end] = document.range;
  const empty = contents === null || isEmptyScalar(contents);
  return { root: empty ? undefined : composeTree(contents, scalars, problems), range: { start, end } };
}

function isEmptyScalar(contents: ParsedNode): boolean {
  return (
    'value' in contents && contents.value === '' && (contents.range?.[0] ?? 0) === (contents.range?.[1] ?? 0)
  );
}

/** At the end of the text, the library points after it. */
function ofLibrary(error: YAMLError, length: number): YamlProblem {
  const [start, end] = error.pos;
  const words = error.message
    .replace(/\s+/g, ' ')
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  const message = WORDING[error.code] ?? words;
  return {
    code: CODE[error.code] ?? 'yaml-syntax',
    message,
    range: { start: Math.min(start, length), end: Math.min(Math.max(end, start), length) },
  };
}

function refused(code: YamlCode, message: string, text: string): ParsedYaml {
  return { documents: [], problems: [{ code, message, range: { start: 0, end: Math.min(1, text.length) } }] };
}
