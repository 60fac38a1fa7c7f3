import type { Json, JsonObject } from '../../kubernetes/json.ts';
import { type Cause, causeSentence } from '../../kubernetes/validation/cause.ts';
import { type StatusError, statusError } from './status-error.ts';

/** 422 for an object that validation found problems in: `Deployment.apps "web" is invalid: …`. */
export function invalid(
  { kind, group }: { kind: string; group: string },
  name: string,
  causes: readonly Cause[],
): StatusError {
  const sentences = [...new Set(causes.map(causeSentence))];
  const all = sentences.length === 1 ? sentences[0] : `[${sentences.join(', ')}]`;
  const subject = group === '' ? kind : `${kind}.${group}`;
  const listed = causes.map(
    ({ field, reason, message }): JsonObject => ({ reason: reason as Json, message, field }),
  );
  return statusError(422, 'Invalid', `${subject} "${name}" is invalid: ${all}`, {
    name,
    ...(group !== '' && { group }),
    kind,
    causes: listed,
  });
}
