import { readScript } from '../kubernetes/command/statement.ts';

const SWITCH =
  /^\s*(?:kubectl|k) config set-context (?:--current|"?\$\(kubectl config current-context\)"?) --namespace[= ]["']?([a-z0-9-]+)["']?[ \t]*(?:\n|;|&&)\s*(\S.*)$/s;
/** Commands at the end that restore the namespace. */
const BACK =
  /\s*(?:\n|;|&&)\s*(?:kubectl|k) config set-context --current --namespace[= ](?:default|""|'')\s*$/;
const ANYWHERE: ReadonlySet<string> = new Set(['namespace', '--all-namespaces']);

/**
 * The lines after a first line that sets the namespace of the current context, with that namespace in each kubectl command that sets none;
 * `undefined` for other texts.
 */
export function inCurrentNamespace(text: string): string | undefined {
  const [, namespace, rest] = SWITCH.exec(text.replace(BACK, '')) ?? [];
  if (namespace === undefined || rest === undefined) return undefined;
  return readScript(rest)
    .statements.flatMap(({ commands }) => commands)
    .filter(({ tool, facts }) => tool === 'kubectl' && !facts.some(({ path }) => ANYWHERE.has(path)))
    .map(({ verbRange }) => verbRange.end)
    .sort((a, b) => b - a)
    .reduce((placed, at) => `${placed.slice(0, at)} -n ${namespace}${placed.slice(at)}`, rest);
}
