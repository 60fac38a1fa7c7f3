import { type Json, textAt } from '../../kubernetes/json.ts';

/** Why the API server refused a request, as Helm prints it. */
export function refusalText(status: Json): string {
  return textAt(status, 'message') || String(status);
}
