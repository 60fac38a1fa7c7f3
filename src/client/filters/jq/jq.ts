import type { Json } from '../../../kubernetes/json.ts';
import { parseJson } from '../../../source/parse-json.ts';
import type { Running } from '../../client-effect.ts';
import { print, printError } from '../../running.ts';
import { Beyond } from '../../shell/beyond.ts';
import type { ShellProgram } from '../../shell/program.ts';
import { readInputs } from '../read-inputs.ts';
import { runJq } from './evaluate.ts';
import { readJsonTexts } from './json-texts.ts';
import { parseJq } from './parse.ts';
import { isTruthy, JqError } from './value.ts';

const SWITCHES: ReadonlyMap<string, string> = new Map([
  ['--raw-output', 'r'],
  ['--compact-output', 'c'],
  ['--slurp', 's'],
  ['--null-input', 'n'],
  ['--exit-status', 'e'],
  ['--join-output', 'j'],
  ['--sort-keys', 'S'],
  ['--monochrome-output', 'M'],
]);

interface JqCall {
  readonly switches: ReadonlySet<string>;
  readonly variables: ReadonlyMap<string, Json>;
  readonly program: string;
  readonly paths: readonly string[];
}

/** `jq` @see https://jqlang.org/manual/ */
export const jq: ShellProgram = function* ({ args }) {
  const { switches, variables, program, paths } = readCall(args);
  const node = parseJq(program);
  const { inputs, complete } = switches.has('n')
    ? { inputs: [], complete: true }
    : yield* readInputs('jq', paths);
  const read = readJsonTexts(inputs.map((input) => input.text).join(''));
  const values = switches.has('n') ? [null] : switches.has('s') ? [read.values] : read.values;
  let status = complete ? 0 : 2;
  let last: Json | undefined;
  for (const value of values) {
    try {
      for (const result of runJq(node, value, variables)) {
        last = result;
        yield* print(shown(result, switches));
      }
    } catch (problem) {
      if (!(problem instanceof JqError)) throw problem;
      yield* printError(`jq: error (at <stdin>:0): ${problem.message}\n`);
      status = 5;
    }
  }
  if (read.broken) return yield* brokenInput();
  if (!switches.has('e') || status !== 0) return status;
  return last === undefined ? 4 : isTruthy(last) ? 0 : 1;
};

function* brokenInput(): Running<number> {
  yield* printError('parse error: Invalid literal\n');
  return 2;
}

function readCall(args: readonly string[]): JqCall {
  const switches = new Set<string>();
  const variables = new Map<string, Json>();
  const words: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const long = SWITCHES.get(arg);
    if (long !== undefined) switches.add(long);
    else if (arg === '--arg' || arg === '--argjson') {
      const [name = '', value = ''] = [rest.shift(), rest.shift()];
      variables.set(name, arg === '--arg' ? value : parsedArgument(value));
    } else if (/^-[rcsnejSM]+$/.test(arg)) for (const letter of arg.slice(1)) switches.add(letter);
    else if (arg.startsWith('-') && arg !== '-') throw new Beyond(`jq ${arg}`);
    else words.push(arg);
  }
  const [program, ...paths] = words;
  return { switches, variables, program: program ?? '.', paths };
}

function parsedArgument(text: string): Json {
  const value = parseJson(text) as Json | undefined;
  if (value === undefined) throw new Beyond(`jq --argjson ${text}`);
  return value;
}

function shown(value: Json, switches: ReadonlySet<string>): string {
  const end = switches.has('j') ? '' : '\n';
  if (typeof value === 'string' && (switches.has('r') || switches.has('j'))) return value + end;
  const ordered = switches.has('S') ? withSortedKeys(value) : value;
  const text = switches.has('c') || switches.has('j') ? JSON.stringify(ordered) : indented(ordered);
  return text.replaceAll('\u007f', '\\u007f') + end;
}

function withSortedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withSortedKeys(inner)]),
  );
}

function indented(value: Json): string {
  return JSON.stringify(value, null, 2);
}
