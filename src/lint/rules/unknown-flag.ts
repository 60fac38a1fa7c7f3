import { commandRule } from '../codes/command-rule.ts';

export const unknownFlag = commandRule('unknown-flag', ['unknown-flag'], {
  what: 'A command has no such flag.',
  why: 'The tool refuses the whole line.',
  help: "Write the flag as the command's `--help` lists it.",
});
