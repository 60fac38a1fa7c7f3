import { checkDocument } from '../../kubernetes/manifest/check-manifest.ts';
import { type ManifestCode, SEVERITY } from '../../kubernetes/manifest/manifest-code.ts';
import { type KubernetesVersion, knownVersion } from '../../kubernetes/schema/versions.ts';
import type { Range } from '../../source/range.ts';
import { SourceFile } from '../../source/source-file.ts';
import { yamlDiagnostic } from '../../yaml/yaml-problem.ts';
import { FIX_MANIFEST } from '../codes/manifest-code-infos.ts';
import type { LintFinding } from '../finding.ts';
import { fixRenamedVersion } from '../fixes/fix-renamed-version.ts';
import { leftOpen, overlaps } from './left-open.ts';
import type { LintedCard, LintedManifest } from './linted-card.ts';

/** The codes that are errors in a part of an object too; anything else may be right if something was left out. */
const IN_PARTS: ReadonlySet<string> = new Set<ManifestCode>([
  'unknown-kind',
  'wrong-api-version',
  'removed-api-version',
  'unknown-field',
]);

/**
 * The errors for which a real API server would refuse a card's manifests, with the codes of `check`: in full for answers, worlds and objects that
 * the card shows; a `match` is a part of an object, so only its YAML counts.
 */
export function manifestFindings({ card, manifests }: LintedCard): LintFinding[] {
  const named = card.properties.kubernetes;
  const kubernetes = knownVersion(named);
  return manifests.flatMap((manifest) => [
    ...yamlFindings(card.file, manifest),
    ...(manifest.role === 'match' ? [] : objectFindings(card.file, manifest, kubernetes)),
  ]);
}

function yamlFindings(file: SourceFile, { parsed, text, place }: LintedManifest): LintFinding[] {
  if (parsed.problems.length === 0) return [];
  const own = new SourceFile(file.path, text);
  return parsed.problems.map((problem) => {
    const { related, ...diagnostic } = yamlDiagnostic(problem, own);
    const others = related?.map((other) => ({ ...other, file, range: place(other.range) }));
    return { ...diagnostic, file, range: place(diagnostic.range), ...(others && { related: others }) };
  });
}

function objectFindings(
  file: SourceFile,
  manifest: LintedManifest,
  kubernetes: KubernetesVersion,
): LintFinding[] {
  const { parsed, place } = manifest;
  if (parsed.problems.length > 0) return [];
  return parsed.documents.flatMap(({ root }) =>
    (root === undefined ? [] : meant(checkDocument(root, { kubernetes }), manifest)).map(
      (finding): LintFinding => {
        const { code, path, range, message, help, severity } = finding;
        const fix = code === 'removed-api-version' ? fixRenamedVersion(manifest, root, kubernetes) : null;
        return {
          code,
          severity: severity ?? SEVERITY[code],
          message: path === '' ? message : `${path}: ${message}`,
          help: help ?? FIX_MANIFEST,
          file,
          range: place(range),
          ...(fix && { fix: [{ ...place(fix), text: fix.text }] }),
        };
      },
    ),
  );
}

/** Drops findings that exist only because the author left something open. */
function meant<T extends { readonly code: ManifestCode; readonly range: Range }>(
  findings: readonly T[],
  { role, isPartial, text }: LintedManifest,
): readonly T[] {
  if (findings.length === 0 || role !== 'shown') return findings;
  const open = leftOpen(text);
  return findings.filter(
    ({ code, range }) => !(isPartial && !IN_PARTS.has(code)) && !open.some((place) => overlaps(place, range)),
  );
}
