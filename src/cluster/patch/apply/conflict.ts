import { type StatusError, statusError } from '../../api/status-error.ts';
import { type FieldSet, pathsOf, showPath } from './field-set.ts';
import { type Ownership, showManager } from './manager.ts';

/** Fields of another manager that a configuration would change. */
export interface Conflict {
  readonly owner: Ownership;
  readonly fields: FieldSet;
}

/** 409 with the conflicting fields by manager, in the API server's words. */
export function conflictError(conflicts: readonly Conflict[]): StatusError {
  const found = conflicts
    .map(({ owner, fields }) => ({
      name: showManager(owner),
      paths: pathsOf(fields).map((path) => showPath(path)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const causes = found.flatMap(({ name, paths }) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${name}`, field })),
  );
  const [only] = causes;
  const listed = found
    .flatMap(({ name, paths }) => [`conflicts with ${name}:`, ...paths.map((path) => `- ${path}`)])
    .join('\n');
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${only?.message}: ${only?.field}`
      : `Apply failed with ${causes.length} conflicts: ${listed}`;
  return statusError(409, 'Conflict', message, { causes });
}
