import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { alignTabs } from './tab-columns.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Longer annotations have lines of their own. */
const LONGEST_ANNOTATION = 140;
const NONE = '<none>';

/** What `describe` prints of one object, while it is being written. */
export class Description {
  #aligned = '';
  #open = '';

  /** Adds text as it is; tabs end cells. */
  write(text: string): void {
    this.#open += text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
  }

  /** A line of cells, two spaces deeper for each level. */
  line(level: number, ...cells: readonly string[]): void {
    this.write(`${'  '.repeat(level)}${cells.join('\t')}\n`);
  }

  /** `Name:` and its value. */
  field(name: string, value: string | number | boolean, level = 0): void {
    this.line(level, `${name}:`, String(value));
  }

  /** A field with a value a line; `<none>` for no value. @param indent what is in front of each line. */
  list(name: string, values: readonly string[], indent = ''): void {
    const [first = NONE, ...others] = values;
    this.write(`${indent}${name}:\t${first}\n`);
    for (const value of others) this.write(`${indent}\t${value}\n`);
  }

  /** Labels, one a line, by their names. */
  labels(name: string, labels: JsonObject): void {
    this.list(name, labelPairs(labels));
  }

  /** Annotations, one a line, the long ones below their names; what `apply` keeps is left out. */
  annotations(name: string, annotations: JsonObject): void {
    this.list(name, annotationLines(annotations));
  }

  /** A table: heads with a line of dashes below each. */
  heads(level: number, ...heads: readonly string[]): void {
    this.line(level, ...heads);
    this.line(level, ...heads.map((head) => '-'.repeat(head.length)));
  }

  /** Ends the columns so far: what follows is aligned by itself. */
  flush(): void {
    this.#aligned += alignTabs(this.#open);
    this.#open = '';
  }

  /** What was written, with the tabs between its cells. */
  unaligned(): string {
    return this.#open;
  }

  toString(): string {
    this.flush();
    return this.#aligned;
  }
}

/** `a=b` of each label, by their names. */
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
