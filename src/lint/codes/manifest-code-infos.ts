import { ABOUT, type ManifestCode, SEVERITY } from '../../kubernetes/manifest/manifest-code.ts';
import { type YamlCode, yamlSeverity } from '../../yaml/yaml-problem.ts';
import type { RuleInfo } from '../rule.ts';

/** The codes of the YAML reader, and how to fix what they find. */
const YAML: Readonly<Record<YamlCode, readonly [what: string, help: string]>> = {
  'yaml-syntax': [
    'A text is not valid YAML.',
    'Quote values that hold `: ` or ` #`, or begin with a sign of YAML.',
  ],
  'yaml-indent': ['Entries of one map, or items of one list, are not in one column.', 'Indent them alike.'],
  'yaml-tab': ['A tab is in the indent.', 'Indent with spaces.'],
  'yaml-tag': [
    'A value has a tag that kubectl does not know.',
    'Leave the tag out: the schema says the type.',
  ],
  'yaml-duplicate-key': ['A map has a key twice.', 'Keep one of them.'],
  'yaml-key': ['A key is no word.', 'Quote it where it holds `:` or braces.'],
  'yaml-alias': ['An alias names nothing.', 'Name the value with `&name` before it is used as `*name`.'],
  'yaml-alias-cap': ['Aliases expand almost without end.', 'Write the parts out.'],
  'yaml-merge': ['A `<<` merges what is no map.', 'Give it a map, an alias of one, or a list of these.'],
  'yaml-depth': ['A text is nested too deeply.', 'Look for brackets that are never closed.'],
  'yaml-size': ['A text is too large to be an object.', 'Split the file.'],
};

/** The fix for findings that do not name one. */
export const FIX_MANIFEST =
  'The message says what to write; mark the fence `broken` where it is wrong on purpose.';

/** The codes of `check`, as rules of the linter, which checks the manifests in decks in the same way. */
export function manifestCodeInfos(): RuleInfo[] {
  const group = 'manifests';
  const ofYaml = Object.entries(YAML).map(([code, [what, help]]): RuleInfo => {
    const why =
      yamlSeverity(code as YamlCode) === 'error'
        ? 'kubectl reads nothing of the file, and so does the grader.'
        : 'kubectl takes the last one; a card would teach the slip.';
    return {
      code,
      group,
      severity: yamlSeverity(code as YamlCode),
      text: { what, why, help },
      page: 'https://yaml.org/spec/1.2.2/',
    };
  });
  const ofCheck = (Object.keys(ABOUT) as ManifestCode[]).map((code): RuleInfo => {
    const { text, page } = ABOUT[code];
    const why =
      SEVERITY[code] === 'error'
        ? 'The API server refuses what breaks it, or makes nothing of it; a card would teach a manifest that does not work.'
        : 'It is allowed and rarely what was meant; a card would teach the slip.';
    const fixable = code === 'removed-api-version';
    return {
      code,
      group,
      severity: SEVERITY[code],
      text: { what: text, why, help: FIX_MANIFEST },
      page,
      ...(fixable && { fixable }),
    };
  });
  return [...ofYaml, ...ofCheck];
}
