import { type StatusError, statusError } from '../api/status-error.ts';

/** 422 for a patch whose result is not an object of the kind. `shown` is the patch or the patched object. */
export function refusedPatch(shown: string, problem: string): StatusError {
  const message = `Invalid value: ${JSON.stringify(shown)}: ${problem}`;
  return statusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
    causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }],
  });
}
