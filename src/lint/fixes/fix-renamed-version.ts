import { checkDocument } from '../../kubernetes/manifest/check-manifest.ts';
import { removalOf } from '../../kubernetes/schema/removals.ts';
import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entryOf, stringOf, type YamlNode } from '../../yaml/yaml-node.ts';
import type { Edit } from '../finding.ts';
import type { LintedManifest } from '../subjects/linted-card.ts';

/** Replaces a removed API version with its successor, if the object is valid in that version without other changes; otherwise `null`. */
export function fixRenamedVersion(
  { text }: LintedManifest,
  root: YamlNode | undefined,
  kubernetes: KubernetesVersion,
): Edit | null {
  const version = entryOf(root, 'apiVersion')?.value;
  const written = stringOf(version) ?? '';
  const replacement = removalOf(written, stringOf(entryOf(root, 'kind')?.value) ?? '')?.replacement;
  if (version === undefined || root === undefined || replacement === undefined) return null;
  const { start, end } = version.range;
  const at = text.slice(start, end).indexOf(written);
  if (at === -1) return null;
  const edit = { start: start + at, end: start + at + written.length, text: replacement };
  const fixed = text.slice(0, edit.start) + replacement + text.slice(edit.end);
  const { documents, problems } = parseYaml(fixed);
  const same = documents.find((document) => document.root?.range.start === root.range.start)?.root;
  if (problems.length > 0 || same === undefined || checkDocument(same, { kubernetes }).length > 0)
    return null;
  return edit;
}
