/** Stores one setting: `store-setting <name> <value>`. */
import { EXIT, isFailure } from '../../../src/errors.ts';
import { parseSetting } from '../../../src/progress/read-settings.ts';
import type { SettingName } from '../../../src/progress/settings.ts';
import { storeSetting } from '../../../src/progress/write-setting.ts';
import { realEnv } from '../../../src/real-env.ts';

const env = realEnv();
const [name, value = ''] = process.argv.slice(2) as [SettingName, string];

storeSetting(env, name, parseSetting(name, value)).catch((error) => {
  if (!isFailure(error)) throw error;
  env.stderr.write(`${error.message}\n`);
  process.exitCode = EXIT[error.problem.code];
});
