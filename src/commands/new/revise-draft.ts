import { dirname, join } from 'node:path';
import { editorCommand, editorProblem, openEditor } from '../../editor/open-editor.ts';
import type { Env, KeyChoice, Prompter } from '../../env.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { readSettings } from '../../progress/read-settings.ts';

const FILE_MODE = 0o600;
const EDIT: KeyChoice = { key: 'e', label: 'edit it' };
const DROP: KeyChoice = { key: 'q', label: 'drop it' };

/**
 * Shows a card's Markdown with what is wrong with it, and lets its author edit it until it is to be written; `null` where it is dropped.
 * The text stays in the home's drafts until then.
 */
export async function reviseDraft(
  env: Env,
  prompter: Prompter,
  markdown: string,
  problemsOf: (markdown: string) => string,
): Promise<string | null> {
  const draft = join(findHome(env).drafts, 'new-card.md');
  createFolder(env, dirname(draft));
  env.fs.writeFileSync(draft, markdown, { mode: FILE_MODE });
  for (;;) {
    const text = env.fs.readFileSync(draft, 'utf8');
    const problems = problemsOf(text);
    env.stdout.write(`\n${text.trim()}\n\n${problems === '' ? '' : `${problems}\n\n`}`);
    const keys = problems === '' ? [{ key: 'enter', label: 'write it' }, EDIT, DROP] : [EDIT, DROP];
    const reply = await prompter.ask({ type: 'key', keys });
    const key = reply.type === 'key' ? reply.key : 'q';
    if (key === 'e') edit(env, draft);
    else {
      env.fs.rmSync(draft, { force: true });
      return key === 'enter' ? text : null;
    }
  }
}

function edit(env: Env, draft: string): void {
  const editor = editorCommand(env, readSettings(env).settings.editor);
  const problem = editorProblem(openEditor(env, editor, draft, 1), editor);
  if (problem !== null) env.stdout.write(`${problem}\n`);
}
