import { type Json, objectAt, objectsAt, textAt } from '../kubernetes/json.ts';

/** Ends a kubectl command with a message on stderr and an exit code. */
export class KubectlFailure extends Error {
  /** 1 by default. */
  readonly exit: number;

  /** The message as kubectl prints it, including `error: ` or `Error from server …`; empty to print nothing. */
  constructor(message: string, exit = 1) {
    super(message);
    this.exit = exit;
  }
}

/** An error that kubectl itself detects: `error: …`. */
export function failure(message: string): KubectlFailure {
  return new KubectlFailure(`error: ${message}`);
}

/** An error in the words of the line, followed by the command for help. */
export function usageFailure(command: string, message: string): KubectlFailure {
  return new KubectlFailure(`error: ${message}\nSee 'kubectl ${command} -h' for help and examples`);
}

/** A refusal of the API server, in kubectl's words: `Error from server (NotFound): pods "x" not found`. */
export function serverFailure(status: Json, doing = ''): KubectlFailure {
  return new KubectlFailure(serverMessage(status, doing));
}

/** Like `serverFailure`, but only the text. @param doing such as `error when creating "a.yaml": `. */
export function serverMessage(status: Json, doing = ''): string {
  const reason = textAt(status, 'reason');
  const message = textAt(status, 'message');
  if (reason === 'Invalid') return invalidMessage(status, doing);
  if (reason === '' || reason === 'Unknown') return `Error from server: ${doing}${message}`;
  return `Error from server (${reason}): ${doing}${message}`;
}

/** The message for status 422: several causes are listed one per line; the server's message is used only if there are no causes and no object. */
function invalidMessage(status: Json, doing: string): string {
  const details = objectAt(status, 'details');
  const given = objectsAt(details, 'causes').map(
    (cause) => `${textAt(cause, 'field')}: ${textAt(cause, 'message')}`,
  );
  const causes = [...new Set(given)];
  const [kind, name] = [textAt(details, 'kind'), textAt(details, 'name')];
  const named = kind !== '' || name !== '';
  const subject = named ? `The ${kind} ${JSON.stringify(name)} is invalid` : 'The request is invalid';
  const [only] = causes;
  if (only === undefined) return named ? subject : `${subject}: ${doing}${textAt(status, 'message')}`;
  return causes.length === 1
    ? `${subject}: ${only}`
    : `${subject}: \n${causes.map((cause) => `* ${cause}`).join('\n')}`;
}
