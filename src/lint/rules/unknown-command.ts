import { commandRule } from '../codes/command-rule.ts';

export const unknownCommand = commandRule('unknown-command', ['unknown-command'], {
  what: 'A tool has no such command.',
  why: 'The tool prints an error and does nothing; a learner who types the right command is told that it is wrong.',
  help: "Write the command as the tool's `--help` lists it, or mark the fence `broken` where it is wrong on purpose.",
});
