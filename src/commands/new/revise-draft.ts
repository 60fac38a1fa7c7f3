import { dirname, join } from 'node:path';
import { editorCommand, editorProblem, openEditor } from '../../editor/open-editor.ts';
import type { Env, KeyChoice, Prompter } from '../../env.ts';
import { removeFile, writeAtomically } from '../../files/atomic-write.ts';
import { readText } from '../../files/read-file.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { readSettings } from '../../progress/read-settings.ts';
import { programName } from '../../source/program-name.ts';

const WRITE: KeyChoice = { key: 'enter', label: 'write it' };
const WRITE_ANYWAY: KeyChoice = { key: 'w', label: 'write it all the same' };
const EDIT: KeyChoice = { key: 'e', label: 'edit it' };
const AGAIN: KeyChoice = { key: 'r', label: 'answer again' };
const KEEP: KeyChoice = { key: 'k', label: 'keep it for later' };
const DROP: KeyChoice = { key: 'q', label: 'drop it' };

/** The findings in a card's text, in words; empty if there are none. */
export interface DraftProblems {
  readonly text: string;
  /** Whether the card can be written: there are no errors, only warnings if anything. */
  readonly writable: boolean;
}

/** The draft of a card, until it is written. */
export function draftPath(env: Env): string {
  return join(findHome(env).drafts, 'new-card.md');
}

/**
 * Shows a card's Markdown with its findings. The author can edit it, answer again or keep it for later, until it is to be written; `null`
 * if it is not. The text stays among the drafts until it is written or dropped.
 * @param again asks for the card from the start; absent if there is nothing to ask
 */
export async function reviseDraft(
  env: Env,
  prompter: Prompter,
  markdown: string,
  problemsOf: (markdown: string) => Promise<DraftProblems>,
  again?: () => Promise<string>,
): Promise<string | null> {
  const draft = draftPath(env);
  createFolder(env, dirname(draft));
  const keep = (text: string): void => writeAtomically(env, draft, Buffer.from(text));
  keep(markdown);
  for (;;) {
    const text = readText(env.fs, draft);
    const { text: problems, writable } = await problemsOf(text);
    env.stdout.write(`\n${text.trim()}\n\n${problems === '' ? '' : `${problems}\n\n`}`);
    const write = problems === '' ? [WRITE] : writable ? [WRITE_ANYWAY] : [];
    const keys = [...write, EDIT, ...(again ? [AGAIN] : []), KEEP, DROP];
    const reply = await prompter.ask({ type: 'key', keys });
    const key = reply.type === 'key' ? reply.key : KEEP.key;
    if (key === EDIT.key) edit(env, draft);
    else if (key === AGAIN.key && again) keep(await again());
    else if (key === KEEP.key) {
      env.stdout.write(`The card is in ${draft}\n${programName(env.variables)} new card goes on with it\n`);
      return null;
    } else {
      removeFile(env.fs, draft);
      return key === DROP.key ? null : text;
    }
  }
}

function edit(env: Env, draft: string): void {
  const editor = editorCommand(env, readSettings(env).settings.editor);
  const problem = editorProblem(openEditor(env, editor, draft, 1), editor, env);
  if (problem !== null) env.stdout.write(`${problem}\n`);
}
