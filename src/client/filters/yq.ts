import type { Json } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { Running } from '../client-effect.ts';
import { print } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { runJq } from './jq/evaluate.ts';
import { parseJq } from './jq/parse.ts';
import type { JqNode } from './jq/syntax.ts';
import { JqError } from './jq/value.ts';
import { readOptions } from './options.ts';
import { readInputs } from './read-inputs.ts';

/** Functions that are the same in jq and in both programs called yq. */
const ALIKE: ReadonlySet<string> = new Set(['select', 'length', 'has']);

/**
 * `yq`, for plain values only: the real program prints maps and lists in the style of the file, which is not preserved here.
 *
 * @see https://mikefarah.gitbook.io/yq
 */
export const yq: ShellProgram = function* ({ args }) {
  const words = args[0] === 'e' || args[0] === 'eval' ? args.slice(1) : args;
  const options = readOptions('yq', words, {
    switches: 'rM',
    valued: 'o',
    long: { unwrapScalar: 'r', 'no-colors': 'M', 'output-format': 'o' },
  });
  const asJson = /^=?j(?:son)?$/.test(options.value('o') ?? '');
  if (options.has('o') && !asJson) throw new Beyond(`yq -o ${options.value('o')}`);
  const [program = '.', ...paths] = options.words;
  const node = parseJq(program);
  checkNode(node);
  const { inputs, complete } = yield* readInputs('yq', paths);
  if (!complete) return 1;
  for (const { text } of inputs) {
    // Words and numbers that YAML 1.1 and yq read differently.
    if (/[:-][ \t]+(?:y|n|yes|no|on|off|0[0-7x]\w*|[\d.]+e[\d+-]+)[ \t]*$/im.test(text))
      throw new Beyond('yq of such values');
    const { documents, problems } = parseData(text);
    if (problems.length > 0 || documents.length > 1)
      throw new Beyond('yq of several documents, or of broken ones');
    yield* printValues(node, (documents[0] ?? null) as Json, asJson);
  }
  return 0;
};

function* printValues(node: JqNode, document: Json, asJson: boolean): Running<void> {
  try {
    for (const value of runJq(node, document, new Map())) {
      if (asJson) yield* print(`${JSON.stringify(value, null, 2)}\n`);
      else if (
        (typeof value === 'object' && value !== null) ||
        (typeof value === 'number' && !Number.isInteger(value))
      )
        throw new Beyond('yq that prints more than plain values');
      else yield* print(`${value === null ? 'null' : value}\n`);
    }
  } catch (problem) {
    if (problem instanceof JqError) throw new Beyond('yq that finds another kind of value');
    throw problem;
  }
}

function checkNode(node: JqNode): void {
  switch (node.kind) {
    case 'identity':
    case 'literal':
      return;
    case 'text':
      if (node.format !== '' || node.parts.some((part) => typeof part !== 'string')) break;
      return;
    case 'index':
      checkNode(node.of);
      checkNode(node.by);
      return;
    case 'iterate':
      checkNode(node.of);
      return;
    case 'pipe':
      checkNode(node.left);
      checkNode(node.right);
      return;
    case 'binary':
      if (node.operator !== '==' && node.operator !== '!=') break;
      checkNode(node.left);
      checkNode(node.right);
      return;
    case 'call':
      if (!ALIKE.has(node.name)) break;
      for (const argument of node.args) checkNode(argument);
      return;
  }
  throw new Beyond(`yq with ${node.kind}`);
}
