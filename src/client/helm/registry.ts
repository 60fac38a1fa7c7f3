import { getManifest, getNotes, getValues } from './commands/get.ts';
import { history } from './commands/history.ts';
import { install } from './commands/install.ts';
import { list } from './commands/list.ts';
import { rollback } from './commands/rollback.ts';
import { showChart, showValues } from './commands/show.ts';
import { template } from './commands/template.ts';
import { uninstall } from './commands/uninstall.ts';
import { upgrade } from './commands/upgrade.ts';
import type { HelmCommand } from './helm-command.ts';

/** The commands of the built-in helm, by their words. */
export const HELM_COMMANDS: Readonly<Record<string, HelmCommand>> = {
  install,
  upgrade,
  rollback,
  uninstall,
  list,
  history,
  template,
  'get values': getValues,
  'get manifest': getManifest,
  'get notes': getNotes,
  'show values': showValues,
  'show chart': showChart,
};
