import type { KubectlCommand } from './command.ts';
import { get } from './get.ts';

/** The commands that are built in, by their words. */
export const KUBECTL_COMMANDS: Readonly<Record<string, KubectlCommand>> = { get };
