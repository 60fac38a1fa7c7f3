import type { Env, FileSystem } from '../env.ts';
import { removeFile, shortWrite, writeAtomically } from '../files/atomic-write.ts';
import { unwritable } from '../files/io-failure.ts';
import { FILE_MODE } from '../files/modes.ts';
import { readBytesIfThere } from '../files/read-file.ts';
import { createFolder, findHome } from './home.ts';
import { isBlank } from './parse-log.ts';
import { readSettings, withoutMark } from './read-settings.ts';
import { type SettingName, settingOf } from './settings.ts';

type Stored = Readonly<Record<string, unknown>>;

/** Stores a value of a setting. @throws Failure `unwritable`, or as `readSettings` if the file is not a settings file */
export async function storeSetting(env: Env, name: SettingName, value: unknown): Promise<void> {
  await storeSettings(env, [[name, value]]);
}

/** Stores values of settings that belong together, in one write. @throws Failure as `storeSetting` */
export async function storeSettings(
  env: Env,
  values: readonly (readonly [name: SettingName, value: unknown])[],
): Promise<void> {
  const added = values.map(([name, value]) => [name, settingOf(name).type.toJson(value)] as const);
  await change(env, (stored) => ({ ...stored, ...Object.fromEntries(added) }));
}

/** Removes a setting from the file, so that its default applies. @throws Failure as `storeSetting` */
export async function unsetSetting(env: Env, name: string): Promise<void> {
  await change(env, ({ [name]: _, ...rest }) => rest);
}

/**
 * conf's writer ignores a short write: on a full disk it renames a truncated file over the good one without an error. So its output
 * is compared with the intended text, and the previous file is restored if they differ.
 */
async function change(env: Env, edit: (stored: Stored) => Stored): Promise<void> {
  readSettings(env);
  const home = findHome(env);
  createFolder(env, home.folder);
  const { default: Conf } = await import('conf');
  let meant = '';
  const before = contents(env.fs, home.config);
  if (before && isBlank(before.toString())) removeFile(env.fs, home.config);
  try {
    const store = new Conf<Record<string, unknown>>({
      cwd: home.folder,
      configFileMode: FILE_MODE,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
      deserialize: (text) => JSON.parse(withoutMark(text)),
      serialize: (value) => {
        meant = `${JSON.stringify(value, undefined, 2)}\n`;
        return meant;
      },
    });
    store.store = { ...edit(store.store) };
    const written = contents(env.fs, home.config);
    if (meant !== '' && written?.toString() !== meant)
      throw shortWrite(written?.length ?? 0, Buffer.byteLength(meant));
  } catch (error) {
    if (before && !contents(env.fs, home.config)?.equals(before)) writeAtomically(env, home.config, before);
    throw unwritable(home.config, error);
  }
}

function contents(fs: FileSystem, path: string): Buffer | undefined {
  return readBytesIfThere(fs, path);
}
