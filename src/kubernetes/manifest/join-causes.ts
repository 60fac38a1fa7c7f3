import { entryOf, stringOf } from '../../yaml/yaml-node.ts';
import type { Admission } from '../validation/admit.ts';
import type { Cause } from '../validation/cause.ts';
import { causeSentence } from '../validation/cause.ts';
import { changeInstead } from './change-instead.ts';
import { isWithin } from './compare/paths.ts';
import { describeCause } from './describe-cause.ts';
import { itemPath, keyPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import { locateCause } from './locate-cause.ts';
import type { Located } from './located.ts';
import { SEVERITY } from './manifest-code.ts';

/**
 * Combines the findings of the rules with the API server's answer. The server decides what is an error; the rules say where it is and how to fix
 * it. A refusal that no rule covers is described from the server's message; an error that only a rule reports is dropped.
 */
export function joinCauses(root: Located, findings: readonly Finding[], admission: Admission): Finding[] {
  if (admission.verdict === 'unreadable') return joinProblems(root, findings, admission);
  const causes = admission.verdict === 'invalid' ? admission.causes : [];
  const reported = new Map<Finding, string[]>();
  const unexplained: Finding[] = [];
  const kind = stringOf(entryOf(root.node, 'kind')?.value) ?? '';
  const errors = findings.filter(isError);
  for (const cause of causes) {
    const place = locateCause(root, cause);
    const about = errors.filter((finding) => isAbout(finding, place.path, cause));
    const matching =
      about.length > 0 ? about : errors.filter((finding) => isSibling(finding.path, place.path));
    for (const finding of matching)
      reported.set(finding, [...(reported.get(finding) ?? []), causeSentence(cause)]);
    const instead = changeInstead(kind, cause);
    if (matching.length === 0 || instead !== undefined) {
      const finding = describeCause(cause, place);
      unexplained.push(instead === undefined ? finding : { ...finding, help: instead });
    }
  }
  const kept = findings.flatMap((finding) => {
    const server = reported.get(finding);
    if (server !== undefined) return [{ ...finding, server }];
    return isError(finding) && finding.code !== 'newer-api' ? [] : [finding];
  });
  return [...kept, ...merged(unexplained)];
}

function isError({ code, severity }: Finding): boolean {
  return (severity ?? SEVERITY[code]) === 'error';
}

/** Whether a finding is about a cause. A rule and the server may report the same problem at a list and at its item, or at a map and at its key. */
function isAbout(finding: Finding, path: string, cause: Cause): boolean {
  if (finding.code === 'selector' && /`selector` (?:does not match|will be)/.test(cause.message)) return true;
  return overlap(finding.path, path);
}

/** Whether one path contains the other. The object itself contains no field for this purpose. */
function overlap(path: string, other: string): boolean {
  if (path === '' || other === '') return path === other;
  return isWithin(path, other) || isWithin(other, path);
}

/** Whether a finding is next to a cause: if two fields contradict each other, the server may report the other one. */
function isSibling(path: string, other: string): boolean {
  const owner = other.slice(0, other.lastIndexOf('.'));
  return owner.endsWith(']') && path.lastIndexOf('.') === owner.length && path.startsWith(owner);
}

/** Merges causes of one field that state the same problem. */
function merged(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.path} ${finding.range.start} ${finding.code}`;
    const first = byPlace.get(key);
    if (first === undefined) byPlace.set(key, finding);
    else
      byPlace.set(key, {
        ...first,
        server: [...new Set([...(first.server ?? []), ...(finding.server ?? [])])],
      });
  }
  return [...byPlace.values()];
}

/** Problems of a value that follow from the schema alone. */
const OF_SCHEMA: ReadonlySet<Finding['code']> = new Set([
  'wrong-type',
  'unknown-field',
  'unknown-value',
  'quantity',
]);

/** Whether a rule's error is only a consequence of an unreadable value, which the schema check has already reported. */
function derivedFrom(
  findings: readonly Finding[],
  unreadable: ReadonlyMap<string, string>,
): (finding: Finding) => boolean {
  const reported = findings.filter(({ code, path }) => OF_SCHEMA.has(code) && unreadable.has(path));
  return (finding) =>
    isError(finding) &&
    !OF_SCHEMA.has(finding.code) &&
    reported.some(({ code, path }) => code !== 'unknown-field' && overlap(finding.path, path));
}

/** The findings for unreadable values, with the server's message added where a rule found the same problem. */
function joinProblems(
  root: Located,
  findings: readonly Finding[],
  { problems }: Extract<Admission, { verdict: 'unreadable' }>,
): Finding[] {
  const server = new Map<string, string>();
  for (const { steps, message } of problems) {
    let path = root.path;
    for (const step of steps) path = typeof step === 'number' ? itemPath(path, step) : keyPath(path, step);
    server.set(path, message);
  }
  const isDerived = derivedFrom(findings, server);
  const known = findings.flatMap((finding) => {
    if (isDerived(finding)) return [];
    const message = server.get(finding.path);
    return [message === undefined ? finding : { ...finding, server: [message] }];
  });
  const named = new Set(known.filter(isError).map((finding) => finding.path));
  const more = problems.flatMap(({ steps, message, unknownField }) => {
    const place = locateCause(root, { field: '', steps, reason: 'FieldValueTypeInvalid', message });
    if (named.has(place.path)) return [];
    const atValue = place.nearest.node.kind === 'scalar' && place.nearest.node.raw !== '';
    const range = atValue ? place.nearest.node.range : place.nearest.at;
    const code = unknownField ? ('unknown-field' as const) : ('wrong-type' as const);
    return [
      {
        code,
        path: place.path,
        range,
        message: 'the API server cannot read this',
        help: message,
        server: [message],
      },
    ];
  });
  return [...known, ...more];
}
