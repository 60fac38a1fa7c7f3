import { dirname, join } from 'node:path';
import { editUntilSound } from '../../editor/edit-until-sound.ts';
import { editorCommand, editorProblem, openEditor } from '../../editor/open-editor.ts';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { guarded } from '../../files/find-files.ts';
import { errorCode } from '../../files/io-failure.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { checkSettings, describeFinding, readSettings } from '../../progress/read-settings.ts';

const FILE_MODE = 0o600;

/**
 * Opens a copy of the settings in the editor; it takes the place of the file once nothing is wrong with it. 1 where it is left with
 * something wrong: the settings are then as they were, and the copy is opened again the next time.
 */
export async function editSettings(env: Env): Promise<number> {
  const { fs } = env;
  const { config, drafts } = findHome(env);
  const draft = join(drafts, 'config.json');
  createFolder(env, drafts);
  if (!fs.existsSync(draft)) fs.writeFileSync(draft, settingsText(env, config), { mode: FILE_MODE });
  const editor = editorCommand(env, editorSetting(env));
  const text = (): string => guarded(draft, () => fs.readFileSync(draft, 'utf8'));
  const ended = await editUntilSound(
    env,
    () => editorProblem(openEditor(env, editor, draft, 1), editor),
    () => problemsOf(config, text()),
  );
  if (ended === 'left') {
    env.stderr.write(`k8s-drill: the settings are as they were; your text is in ${draft}\n`);
    return 1;
  }
  createFolder(env, dirname(config));
  writeAtomically(env, config, Buffer.from(text()));
  fs.rmSync(draft, { force: true });
  env.stdout.write(`the settings in ${config} hold from now on\n`);
  return 0;
}

/** As they are stored, also where they are broken: this is a way to mend them. */
function settingsText({ fs }: Env, path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '{}\n';
    return guarded(path, () => {
      throw error;
    });
  }
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
