import { commandRule } from '../codes/command-rule.ts';

export const refusedCommand = commandRule(
  'refused-command',
  [
    'flag-needs-value',
    'invalid-value',
    'words',
    'missing-flag',
    'exclusive-flags',
    'wrong-resource',
    'needs-dashes',
  ],
  {
    what: 'A tool would refuse the command as it is written.',
    why: 'A missing value, words that are too many or flags that exclude each other end in an error, not in a result.',
    help: 'Write what the message asks for.',
  },
);
