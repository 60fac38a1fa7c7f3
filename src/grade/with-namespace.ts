/** `kubectl config set-context --current --namespace=shop`, before all else. */
const SWITCH =
  /^\s*(?:kubectl|k)\s+config\s+set-context\s+(?:--current|"?\$\(kubectl config current-context\)"?)\s+(?:--namespace|-n)[= ]([a-z0-9-]+)\s*(?:\n|;|&&)\s*(?=\S)/;
/** kubectl with its words, where a command begins. */
const CALL = /(^|[\n;|&(]\s*)((?:kubectl|k)(?=\s))((?:"[^"]*"|'[^']*'|[^\n;|&"'])*)/g;
const OWN = /\s(?:-n|-A|--namespace|--all-namespaces)\b|^\s+config\b/;

/** An answer that makes a namespace the current one first, with that namespace in each command instead. Other answers stay as they are. */
export function withNamespace(answer: string): string {
  const [whole, namespace] = SWITCH.exec(answer) ?? [];
  if (whole === undefined) return answer;
  return answer
    .slice(whole.length)
    .replace(CALL, (call, before: string, tool: string, words: string) =>
      OWN.test(words) ? call : `${before}${tool} -n ${namespace}${words}`,
    );
}
