/** The command can contain parentheses, not nested, as in a JSONPath filter. */
const ECHOED = /^\s*echo\s+("?)\$\(((?:[^()]|\([^()]*\))*)\)\1\s*$/;

/** The command whose output is everything that `echo` prints: `echo "$(kubectl get pods)"`; `undefined` for other texts. */
export function echoedCommand(text: string): string | undefined {
  return ECHOED.exec(text)?.[2];
}
