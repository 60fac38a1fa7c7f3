import type { ExplainedField, ExplainProblem, Explanation } from '../../kubernetes/schema/explain.ts';
import type { Screen } from '../../screen.ts';
import { orDidYouMean } from '../../source/did-you-mean.ts';
import { printable } from '../../source/printable.ts';
import type { Style } from '../../style.ts';
import { hang, indent, wrap } from './wrap.ts';

/** The columns for the type of a field next to its name. */
const NARROWEST = 34;

/**
 * A kind or a field as `kubectl explain` lays it out.
 * @param description the API's own description, if any
 */
export function describeExplanation(
  { apiVersion, kind, path, field, fields, page }: Explanation,
  { style, width }: Screen,
  description?: string,
): string {
  const rows = [`KIND:     ${style.bold(kind)}`, `VERSION:  ${apiVersion}`];
  if (field !== undefined)
    rows.push(hang('FIELD:    ', `${style.bold(path.join('.'))} ${described(field, style)}`, width));
  if (description !== undefined)
    rows.push('', 'DESCRIPTION:', indent(wrap(printable(description), width - 2), '  '));
  const longest = Math.max(0, ...fields.map(({ name }) => name.length));
  const isNarrow = longest + NARROWEST > width;
  if (fields.length > 0) rows.push('', 'FIELDS:');
  for (const inner of fields)
    rows.push(
      isNarrow
        ? `  ${style.key(inner.name)}\n${hang('    ', described(inner, style), width)}`
        : hang(`  ${style.key(inner.name.padEnd(longest))}  `, described(inner, style), width),
    );
  return [...rows, '', style.link(page)].join('\n');
}

function described({ type, required, values, since }: ExplainedField, style: Style): string {
  const parts = [style.dim(type)];
  if (required) parts.push(style.warn('required'));
  if (since !== undefined) parts.push(`since ${since}`);
  if (values.length > 0)
    parts.push(`one of ${values.map((value) => (value === '' ? '""' : value)).join(', ')}`);
  return parts.join('  ');
}

/** Why there is nothing to explain, with similar names. */
export function describeExplainProblem(problem: ExplainProblem): string {
  const suggestion = orDidYouMean(problem.nearest);
  if (problem.code === 'unknown-kind') return `unknown kind '${problem.word}'${suggestion}`;
  const at = [problem.kind, ...problem.path].join('.');
  const elsewhere = problem.elsewhere === undefined ? '' : `\n${problem.elsewhere}`;
  return `${at} has no field '${problem.field}'${suggestion}${elsewhere}`;
}
