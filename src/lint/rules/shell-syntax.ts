import { commandRule } from '../codes/command-rule.ts';

export const shellSyntax = commandRule('shell-syntax', ['shell'], {
  what: 'A command is not valid shell.',
  why: 'The shell would stop before any tool is started, and the grader compares with a command that nobody can type.',
  help: 'Close quotes and substitutions, and write a command after each `|`, `&&` and `||`.',
});
