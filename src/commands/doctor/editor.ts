import { posix, win32 } from 'node:path';
import { editorCommand } from '../../editor/open-editor.ts';
import type { Env } from '../../env.ts';
import { programName } from '../../source/program-name.ts';
import type { Check, Subject } from './check.ts';

export function checkEditor({ env, settings }: Subject): Check[] {
  const setting = 'value' in settings ? settings.value.settings.editor : null;
  const [program = ''] = editorCommand(env, setting);
  const found = locate(program, env);
  if (found !== undefined) return [{ status: 'ok', message: `${program} is ${found}` }];
  return [
    {
      status: 'problem',
      message: `${program} is not found, and manifests are written in it`,
      help: `set $EDITOR, or ${programName(env.variables)} config set editor PROGRAM`,
    },
  ];
}

/** The path of a program, found as the operating system finds it. */
function locate(program: string, { fs, variables, platform, workingDirectory }: Env): string | undefined {
  const { delimiter, isAbsolute, join, resolve } = platform === 'win32' ? win32 : posix;
  const folders = (variables['PATH'] ?? variables['Path'] ?? '').split(delimiter).filter(Boolean);
  const endings = platform === 'win32' ? ['', ...(variables['PATHEXT'] ?? '.EXE;.CMD').split(';')] : [''];
  const isPath = isAbsolute(program) || /[\\/]/.test(program);
  const places = isPath
    ? [resolve(workingDirectory, program)]
    : folders.map((folder) => join(folder, program));
  return places
    .flatMap((place) => endings.map((ending) => place + ending))
    .find((path) => fs.existsSync(path));
}
