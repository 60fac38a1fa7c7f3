import { commandRule } from '../codes/command-rule.ts';

export const removedCommand = commandRule('removed-command', ['removed'], {
  what: 'A command uses what was taken out of the tool.',
  why: 'It worked once and is still in many books; the cluster of the exam refuses it.',
  help: 'Use what took its place.',
});
