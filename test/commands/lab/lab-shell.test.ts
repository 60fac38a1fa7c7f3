import { expect, test } from 'vitest';
import { labPrompt, labShell } from '../../../src/commands/lab/lab-shell.ts';
import { testEnv } from '../../support/test-env.ts';

const OPTIONS = {
  folder: '/tmp/lab',
  work: "/tmp/lab/it's work",
  programs: '/tmp/lab/bin',
  prompt: 'lab:image-typo',
  words: ['task', 'check'],
  variables: { KUBECONFIG: '/tmp/lab/config', K8S_DRILL_LAB: 'C:\\lab.json' },
};

test.each([
  ['lab-image-typo', 'lab:image-typo'],
  ['image-typo', 'lab:image-typo'],
  ['lab-', 'lab:lab-'],
  ['collab-notes', 'lab:collab-notes'],
])('the prompt of %s is %s', (id, prompt) => {
  expect(labPrompt(id)).toBe(prompt);
});

test('fish reads a file with variables, path, folder and prompt, and forgets functions of the same names', () => {
  const shell = labShell(OPTIONS, testEnv({ variables: { SHELL: '/usr/bin/fish' } }));
  expect(shell).toEqual({
    program: '/usr/bin/fish',
    args: ['-C', "source '/tmp/lab/lab.fish'"],
    variables: {},
    files: [
      [
        '/tmp/lab/lab.fish',
        [
          "set -gx KUBECONFIG '/tmp/lab/config'",
          "set -gx K8S_DRILL_LAB 'C:\\\\lab.json'",
          "set -gx PATH '/tmp/lab/bin' $PATH",
          "cd '/tmp/lab/it\\'s work'",
          'functions -e task check',
          "function fish_prompt; echo -n 'lab:image-typo $ '; end",
          'function fish_right_prompt; end',
          '',
        ].join('\n'),
      ],
    ],
  });
});

test('cmd stays open on a file of commands that are not shown, and a dollar sign is written twice', () => {
  const variables = { COMSPEC: 'CMD.EXE' };
  const shell = labShell(
    { ...OPTIONS, work: 'C:\\lab\\work' },
    { ...testEnv({ variables }), platform: 'win32' },
  );
  const [file] = shell.files;
  expect([shell.args, shell.variables]).toEqual([['/K', file?.[0]], {}]);
  expect(file?.[1].split('\r\n')).toEqual([
    '@set "KUBECONFIG=/tmp/lab/config"',
    '@set "K8S_DRILL_LAB=C:\\lab.json"',
    '@set "PATH=/tmp/lab/bin;%PATH%"',
    '@cd /d "C:\\lab\\work"',
    '@prompt lab:image-typo $$$S',
    '',
  ]);
});

test('bash quotes what a shell would read, after the own file of its learner', () => {
  const shell = labShell(OPTIONS, testEnv({ variables: { SHELL: '/bin/bash' } }));
  const [[path, text] = ['', '']] = shell.files;
  expect(shell.args).toEqual(['--rcfile', path, '-i']);
  expect(text.split('\n')).toEqual([
    '[ -f ~/.bashrc ] && . ~/.bashrc',
    'unset PROMPT_COMMAND',
    'unalias task check 2>/dev/null',
    'unset -f task check 2>/dev/null',
    "export KUBECONFIG='/tmp/lab/config'",
    "export K8S_DRILL_LAB='C:\\lab.json'",
    'export PATH=\'/tmp/lab/bin\':"$PATH"',
    'command -v k >/dev/null 2>&1 || alias k=kubectl',
    "cd '/tmp/lab/it'\\''s work'",
    "PS1='lab:image-typo $ '",
    '',
  ]);
});

test('a shell that is not known is started as it is', () => {
  const shell = labShell(OPTIONS, testEnv({ variables: { SHELL: '/opt/elvish' } }));
  expect(shell).toEqual({ program: '/opt/elvish', args: [], variables: {}, files: [] });
});
