import type { Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { calledWords, toolName } from './tool-name.ts';

/** Rewrites `kubectl get … -o json | jq -r .spec.nodeName` as `kubectl get … -o jsonpath={.spec.nodeName}`. Only for plain paths. */
export function withPlainPick(stages: readonly Stage[]): readonly Stage[] {
  const [first, second, ...rest] = stages;
  const path = second && pathOf(second);
  const words = first && path !== undefined ? picking(first.words, path) : undefined;
  if (first === undefined || second === undefined || words === undefined) return stages;
  if (first.redirects.some(({ operator }) => operator.includes('>'))) return stages;
  return [{ ...first, words, redirects: [...first.redirects, ...second.redirects] }, ...rest];
}

/** The JSONPath template that prints what the `jq` stage prints. */
function pathOf({ words, assignments }: Stage): string | undefined {
  const [program, ...given] = words;
  if (program === undefined || toolName(program) !== 'jq' || assignments.length > 0) return undefined;
  const [path, ...more] = given.filter(({ value }) => value !== '-r' && value !== '--raw-output');
  if (path === undefined || more.length > 0 || !PATH.test(path.value)) return undefined;
  const steps = [...path.value.matchAll(STEP)].map(([, key, name, item]) =>
    item === undefined ? `.${name ?? key?.replaceAll('.', '\\.')}` : `[${item || '*'}]`,
  );
  return `{${steps.join('')}}`;
}

const STEP = /\.?(?:\["([\w./-]+)"\]|([A-Za-z_]\w*)|\[(\d*)\])/g;
const PATH = /^\.(?:\.?(?:\["[\w./-]+"\]|(?<=\.)[A-Za-z_]\w*|\[\d*\]))+$/;

/** The words of a kubectl command with its JSON output replaced by a JSONPath template. */
function picking(words: readonly Word[], template: string): readonly Word[] | undefined {
  const [program] = calledWords(words);
  if (program === undefined || toolName(program) !== 'kubectl') return undefined;
  const at = words.findIndex(
    ({ value }, n) => AS_JSON.test(value) || (OUTPUT.test(value) && words[n + 1]?.value === 'json'),
  );
  const flag = words[at];
  if (flag === undefined) return undefined;
  const rest = words.slice(at + (AS_JSON.test(flag.value) ? 1 : 2));
  return [...words.slice(0, at), { ...flag, value: `--output=jsonpath=${template}`, quoted: true }, ...rest];
}

const OUTPUT = /^(?:-o|--output)$/;
const AS_JSON = /^(?:-o=?|--output=)json$/;
