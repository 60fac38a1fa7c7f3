import { join } from 'node:path';
import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { Env } from '../../env.ts';
import { errorCode } from '../../files/io-failure.ts';
import { FILE_MODE, FOLDER_MODE } from '../../files/modes.ts';
import { workFiles } from '../../lab/start/lab-files.ts';
import type { SessionFolder } from '../../serve/session-folder.ts';

/** The longest file that is read as an answer, in bytes. */
const LONGEST_FILE = 1_000_000;

const decoder = new TextDecoder();

/** Whether a learner's folder differs from its initial files, given by their relative paths. */
export function isFolderChanged(
  folder: string,
  begun: readonly (readonly [path: string, bytes: Uint8Array])[],
  { fs }: Env,
): boolean {
  const left = new Map(begun);
  const isOther = (path: string): boolean => {
    const at = join(folder, path);
    if (fs.lstatSync(at).isDirectory())
      return fs.readdirSync(at).some((name) => isOther(path === '' ? name : `${path}/${name}`));
    const bytes = left.get(path);
    left.delete(path);
    return bytes === undefined || fs.readFileSync(at, 'utf8') !== decoder.decode(bytes);
  };
  return isOther('') || left.size > 0;
}

/** @returns a function that restores the learner's folder and kubeconfig to the beginning of the lab */
export function fileRestorer(
  { kubeconfig }: SessionFolder,
  work: string,
  { fs }: Env,
): (files: VirtualFiles) => void {
  const config = fs.readFileSync(kubeconfig, 'utf8');
  return (files) => {
    fs.mkdirSync(work, { recursive: true, mode: FOLDER_MODE });
    for (const name of fs.readdirSync(work)) fs.rmSync(join(work, name), { recursive: true, force: true });
    for (const [path, bytes] of workFiles(files)) {
      const at = join(work, path);
      fs.mkdirSync(join(at, '..'), { recursive: true, mode: FOLDER_MODE });
      fs.writeFileSync(at, bytes, { mode: FILE_MODE });
    }
    fs.writeFileSync(kubeconfig, config, { mode: FILE_MODE });
  };
}

/** The text of a plain file; a link is not followed. */
export function readFile(path: string, { fs }: Env): string | undefined {
  try {
    const found = fs.lstatSync(path);
    return found.isFile() && found.size <= LONGEST_FILE ? fs.readFileSync(path, 'utf8') : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
