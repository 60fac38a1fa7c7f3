/** The command may hold parentheses without others in them, as a JSONPath filter does. */
const ECHOED = /^\s*echo\s+("?)\$\(((?:[^()]|\([^()]*\))*)\)\1\s*$/;

/** The command whose output is all that `echo` prints: `echo "$(kubectl get pods)"`; `undefined` for other texts. */
export function echoedCommand(text: string): string | undefined {
  return ECHOED.exec(text)?.[2];
}
