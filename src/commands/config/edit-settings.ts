import { dirname, join } from 'node:path';
import { editUntilSound } from '../../editor/edit-until-sound.ts';
import { editorCommand, editorProblem, openEditor } from '../../editor/open-editor.ts';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import { removeFile, writeAtomically } from '../../files/atomic-write.ts';
import { kindAt } from '../../files/given-path.ts';
import { readBytesIfThere, readText } from '../../files/read-file.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { checkSettings, describeFinding, readSettings } from '../../progress/read-settings.ts';

/**
 * Opens a copy of the settings in the editor; it takes the place of the file once nothing is wrong with it. 1 where it is left with
 * something wrong: the settings are then as they were, and the copy is opened again the next time.
 */
export async function editSettings(env: Env): Promise<number> {
  const { fs } = env;
  const { config, drafts } = findHome(env);
  const draft = join(drafts, 'config.json');
  createFolder(env, drafts);
  // The stored text, even if it is broken: this is a way to fix it.
  if (kindAt(fs, draft) === 'nothing')
    writeAtomically(env, draft, readBytesIfThere(fs, config) ?? Buffer.from('{}\n'));
  const editor = editorCommand(env, editorSetting(env));
  const text = (): string => readText(fs, draft);
  const ended = await editUntilSound(
    env,
    () => editorProblem(openEditor(env, editor, draft, 1), editor, env),
    () => problemsOf(config, text()),
  );
  if (ended !== 'sound') {
    env.stderr.write(`k8s-drill: the settings are as they were; your text is in ${draft}\n`);
    return 1;
  }
  createFolder(env, dirname(config));
  writeAtomically(env, config, Buffer.from(text()));
  removeFile(fs, draft);
  env.stdout.write(`the settings in ${config} hold from now on\n`);
  return 0;
}

function editorSetting(env: Env): string | null {
  try {
    return readSettings(env).settings.editor;
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}

function problemsOf(path: string, text: string): string {
  try {
    return checkSettings(path, text).map(describeFinding).join('\n');
  } catch (error) {
    if (isFailure(error)) return `${syntaxProblem(text)}; settings are one JSON object`;
    throw error;
  }
}

function syntaxProblem(text: string): string {
  try {
    JSON.parse(text);
    return 'this is no JSON object';
  } catch (error) {
    return `this is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
