import type { Prompter } from '../../env.ts';
import type { TypedActions } from './typed-action.ts';

/** The fields of a kind or of a field of Kubernetes, as `k8s-drill explain` lists them; for an unknown one, similar names. */
export type Reference = (kindAndPath: string) => Promise<string>;

/** The subject of `:explain deployment.spec`; `null` for any other line. */
export function explainSubject(line: string): string | null {
  const found = /^:(?:explain|x)(?:\s(.*))?$/i.exec(line.trim());
  return found === null ? null : (found[1] ?? '').trim();
}

const SUBJECT = 'a kind, or a path in it: deployment.spec';

/** Answers `:explain`; without a subject, how to give one. */
export async function answerExplain(subject: string, reference: Reference): Promise<string> {
  return subject === '' ? `:explain takes ${SUBJECT}` : reference(subject);
}

/** Asks for a kind or a path in it and explains it; prints nothing for an empty line. */
export async function askReference(
  prompter: Prompter,
  reference: Reference,
  print: (text: string) => void,
): Promise<void> {
  const help = `${SUBJECT}; Enter alone goes back`;
  const reply = await prompter.ask({ type: 'line', label: 'explain >', history: [], help });
  const subject = reply.type === 'text' ? reply.text.trim() : '';
  if (subject !== '') print(await reference(subject));
}

/** Typed actions, `:explain` included. */
export function withExplain<O>(actions: TypedActions<O>): TypedActions<O> {
  return { ...actions, words: `${actions.words} :explain` };
}
