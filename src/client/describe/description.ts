import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { alignTabs } from './tab-columns.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Longer annotations start on a separate line. */
const LONGEST_ANNOTATION = 140;
const NONE = '<none>';

/** The output of `describe` for one object while it is being written. */
export class Description {
  #aligned = '';
  #open = '';

  /** Adds text unchanged; tabs end cells. */
  write(text: string): void {
    this.#open += text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
  }

  /** Adds a line of cells, indented by two spaces per level. */
  line(level: number, ...cells: readonly string[]): void {
    this.write(`${'  '.repeat(level)}${cells.join('\t')}\n`);
  }

  /** Adds a field: `Name:` and its value. */
  field(name: string, value: string | number | boolean, level = 0): void {
    this.line(level, `${name}:`, String(value));
  }

  /** Adds a field with one value per line; `<none>` if there are no values. @param indent the text before each line */
  list(name: string, values: readonly string[], indent = ''): void {
    const [first = NONE, ...others] = values;
    this.write(`${indent}${name}:\t${first}\n`);
    for (const value of others) this.write(`${indent}\t${value}\n`);
  }

  /** Adds labels, one per line, sorted by name. */
  labels(name: string, labels: JsonObject): void {
    this.list(name, labelPairs(labels));
  }

  /** Adds annotations, one per line; long values start on a separate line. The annotation of `apply` is omitted. */
  annotations(name: string, annotations: JsonObject): void {
    this.list(name, annotationLines(annotations));
  }

  /** Adds the headers of a table, with a line of dashes below each. */
  heads(level: number, ...heads: readonly string[]): void {
    this.line(level, ...heads);
    this.line(level, ...heads.map((head) => '-'.repeat(head.length)));
  }

  /** Ends the current columns: what follows is aligned separately. */
  flush(): void {
    this.#aligned += alignTabs(this.#open);
    this.#open = '';
  }

  /** The text so far, with tabs between the cells. */
  unaligned(): string {
    return this.#open;
  }

  toString(): string {
    this.flush();
    return this.#aligned;
  }
}

/** `a=b` for each label, sorted by name. */
export function labelPairs(labels: JsonObject): readonly string[] {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`);
}

/** The lines that `annotations` writes. */
export function annotationLines(annotations: JsonObject): readonly string[] {
  return Object.keys(annotations)
    .filter((key) => key !== LAST_APPLIED)
    .sort()
    .flatMap((key) => linesOf(key, textAt(annotations, key)));
}

function linesOf(key: string, text: string): string[] {
  const value = text.replace(/\n$/, '');
  if (value.length + key.length + 2 <= LONGEST_ANNOTATION && !value.includes('\n'))
    return [`${key}: ${value}`];
  const most = LONGEST_ANNOTATION - 2;
  const lines = value.split('\n').map((line) => (line.length > most ? `${line.slice(0, most)}...` : line));
  return [`${key}:`, ...lines.map((line) => `  ${line}`)];
}
