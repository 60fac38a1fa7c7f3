import type { Running } from '../client-effect.ts';
import { failure } from '../kubectl-failure.ts';
import { edit, printError } from '../running.ts';

/** The comment before an object that is edited. */
export const EDIT_HEAD =
  "# Please edit the object below. Lines beginning with a '#' will be ignored,\n# and an empty file will abort the edit. If an error occurs while saving this file will be\n# reopened with the relevant failures.\n#\n";

/** A text without its comment lines. */
export function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

/** Lets the learner edit a text; prints why and returns `undefined` if nothing was changed. @throws KubectlFailure if the editor fails. */
export function* editOnce(head: string, text: string): Running<string | undefined> {
  const edited = yield* edit(`${head}${text}`, '.yaml');
  if ('failed' in edited) throw failure(edited.failed);
  const body = withoutComments(edited.text);
  if (body.trim() !== '' && body !== text) return body;
  yield* printError(
    body.trim() === '' ? 'Edit cancelled, saved file was empty.\n' : 'Edit cancelled, no changes made.\n',
  );
  return undefined;
}
