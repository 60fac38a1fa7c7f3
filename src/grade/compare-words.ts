import { readScript } from '../kubernetes/command/statement.ts';
import { type CompareOptions, compareScripts, type ScriptComparison } from '../kubernetes/compare/compare.ts';
import { echoedCommand } from './echoed-command.ts';
import { inCurrentNamespace } from './in-current-namespace.ts';

/** Compares words; in scripts that set variables or aliases, those of the commands that run. Other scripts are not settled by words. */
export async function compareWords(
  reference: string,
  answer: string,
  options: CompareOptions,
): Promise<ScriptComparison> {
  const plain = echoedCommand(answer) ?? inCurrentNamespace(answer);
  if (plain !== undefined) {
    const inPlace = await compareWords(reference, plain, options);
    if (inPlace.outcome === 'correct') return withoutPlaces(inPlace);
  }
  const compare = (a: string, b: string) => compareScripts(readScript(a), readScript(b), options);
  if (!SETS.test(answer) && !SETS.test(reference)) return compare(reference, answer);
  const { expandScript } = await import('./worlds/expand-script.ts');
  const [a, b] = [reference, answer].map((text) => (SETS.test(text) ? expandScript(text) : text));
  if (a !== undefined && b !== undefined) return withoutPlaces(compare(a, b));
  const words = compare(reference, answer);
  return words.outcome === 'correct' && !SETS.test(reference) && !setsPlainly(answer)
    ? doubted(words)
    : words;
}

function doubted(words: ScriptComparison): ScriptComparison {
  return { ...words, outcome: 'unsure', score: 0 };
}

/** Removes places, which are in texts that nobody typed. */
function withoutPlaces(words: ScriptComparison): ScriptComparison {
  const differences = words.differences.map(({ range: _, referenceRange: __, ...difference }) => difference);
  return { ...words, differences };
}

/** Whether a script sets only variables and aliases that words can follow: short names for values and for kubectl. */
function setsPlainly(text: string): boolean {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => SETS.test(line))
    .every((line) => SETTING_OF_TOOL.test(line) || (PLAIN_SETTING.test(line) && !TOOLS_NAME.test(line)));
}

/** `ETCDCTL_API=3 etcdctl …` and `export KUBECONFIG=a.conf`: variables of tools, which words can follow. */
const SETTING_OF_TOOL = /^(?:export )?(?:ETCDCTL_\w+|KUBECONFIG)=[\w./:@%+-]*(?: |$)/;

/** Names that tools read. */
const TOOLS_NAME =
  /^(?:export )?(?:KUBE|ETCDCTL|HELM|DOCKER|CONTAINER|IMAGE_|CRI_|HTTP|NO_PROXY|PATH|HOME|IFS|LC_|LANG)/;

/** `ns=shop`, `export do='--dry-run=client -o yaml'` and `alias k=kubectl`, each on its own line. */
const PLAIN_SETTING =
  /^(?:(?:export )?[A-Za-z]\w*=(?:[\w./:@%+-]*|"[^"$`\\]*"|'[^']*')|alias \w+=kubectl);?$/;

const SETS = /(?:^|[\n;&|])\s*(?:alias |export |[A-Za-z_]\w*=)/;
