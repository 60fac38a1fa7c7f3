import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';

/** How far a command goes: it sends nothing, it sends without storing, or it does everything. */
export type DryRun = 'none' | 'client' | 'server';

/** Reads `--dry-run`. @throws KubectlFailure for a value that kubectl does not have. */
export function dryRunOf(flags: Flags): DryRun {
  const value = flags.text('dry-run', 'none');
  if (value === 'none' || value === 'client' || value === 'server') return value;
  if (value === 'unchanged' || value === 'true') return 'client';
  if (value === 'false') return 'none';
  throw failure(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** The text that kubectl appends to the result of an operation. */
export const DRY_RUN_NOTE: Readonly<Record<DryRun, string>> = {
  none: '',
  client: ' (dry run)',
  server: ' (server dry run)',
};

/** The query parameters of a write request. */
export function writeQuery(
  flags: Flags,
  manager: string,
  validation: boolean,
): readonly (readonly [string, string])[] {
  const validated = validation ? [['fieldValidation', fieldValidation(flags)] as const] : [];
  return [
    ...(dryRunOf(flags) === 'server' ? [['dryRun', 'All'] as const] : []),
    ['fieldManager', flags.text('field-manager', manager)],
    ...validated,
  ];
}

const VALIDATION: Readonly<Record<string, string>> = {
  true: 'Strict',
  strict: 'Strict',
  warn: 'Warn',
  ignore: 'Ignore',
  false: 'Ignore',
};

function fieldValidation(flags: Flags): string {
  const given = flags.text('validate', 'strict').toLowerCase();
  const known = Object.entries(VALIDATION).find(([word]) => word === given)?.[1];
  if (known === undefined)
    throw failure(
      `invalid - validate option ${JSON.stringify(given)}; must be one of: strict (or true), warn, ignore (or false)`,
    );
  return known;
}
