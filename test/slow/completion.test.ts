import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BIN } from '../support/real-program.ts';
import { openProgram } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

/** A folder with `k8s-drill` in its `bin`, a file to complete, and the script of a shell. */
function world(shell: string): { home: string; variables: Record<string, string>; script: string } {
  const home = temporaryFolder();
  mkdirSync(join(home, 'bin'));
  symlinkSync(BIN, join(home, 'bin/k8s-drill'));
  writeFileSync(join(home, 'own-deck.md'), '');
  const printed = spawnSync(process.execPath, [BIN, 'completion', shell], { encoding: 'utf8' });
  const script = join(home, `completion.${shell}`);
  writeFileSync(script, printed.stdout);
  writeHostileTag(home);
  const PATH = `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`;
  return { home, script, variables: { PATH, PS1: 'ready> ', PROMPT: 'ready> ' } };
}

/** What a session saw of a deck whose tag is a command to a shell. */
function writeHostileTag(home: string): void {
  const folder = join(home, 'decks');
  mkdirSync(folder);
  const front = [
    'title: Mine',
    'topic: mine',
    'domain: storage',
    'kubernetes: "1.35"',
    'tags: ["zy;touch x;"]',
  ];
  const card = ['## What is 1 + 1?', '<!--', 'id: one', '-->', '', '```text answer', '2', '```', ''];
  writeFileSync(join(folder, 'mine.md'), ['---', ...front, '---', '# Mine', '', ...card].join('\n'));
  const env = { ...process.env, K8S_DRILL_HOME: home };
  spawnSync(process.execPath, [BIN, 'topics'], { env });
}

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What is typed before Tab, and what stands in the line or below it afterwards. */
const TYPED: readonly (readonly [typed: string, seen: RegExp])[] = [
  ['k8s-drill qui\t', /k8s-drill quiz/],
  ['k8s-drill quiz --min-s\t', /k8s-drill quiz --min-score/],
  ['k8s-drill quiz --topic rbac-al\t', /--topic rbac-all/],
  ['k8s-drill quiz --topic=rbac-al\t', /--topic=rbac-all/],
  ['k8s-drill quiz --topic etcd,rbac-al\t', /--topic etcd,rbac-all/],
  ['k8s-drill show rbac/role-for-a\t', /show rbac\/role-for-a-user/],
  ['k8s-drill config set desired\t', /set desired-retention/],
  ['k8s-drill study --deck own\t', /--deck own-deck\.md/],
];

const SHELLS: readonly (readonly [shell: string, argv: readonly string[]])[] = [
  ['bash', ['bash', '--norc', '--noprofile', '-i']],
  ['zsh', ['zsh', '-f', '-i']],
];

for (const [shell, argv] of SHELLS)
  test.skipIf(!has(shell))(
    `${shell} completes at Tab (skipped where ${shell} is not installed)`,
    async () => {
      const { home, script, variables } = world(shell);
      const terminal = openProgram(argv, { home, variables, columns: 100 });
      await terminal.sees('ready>');
      terminal.send(`source ${script}\r`);
      for (const [typed, seen] of TYPED) {
        terminal.send(`clear\r`);
        await terminal.sees(/^ready> $|^ready>$/);
        terminal.send(typed);
        await terminal.sees(seen);
        terminal.send('\u0015');
      }
      terminal.send('clear\r');
      await terminal.sees(/^ready> $|^ready>$/);
      terminal.send('k8s-drill study --tag zy\t');
      await terminal.sees(/zy\\;touch\\ x\\;/);
      terminal.send('\u0015exit\r');
      await terminal.exited;
    },
  );

test.skipIf(!has('fish'))('fish completes (skipped where fish is not installed)', () => {
  const { home, script, variables } = world('fish');
  for (const [typed, seen] of TYPED) {
    const line = typed.trimEnd();
    const code = `source ${script}; complete -C '${line}'`;
    const ran = spawnSync('fish', ['--no-config', '-c', code], {
      cwd: home,
      env: { ...process.env, ...variables, HOME: home },
      encoding: 'utf8',
    });
    const [first = ''] = ran.stdout.split(/[\t\n]/);
    expect(`${line.slice(0, line.lastIndexOf(' '))} ${first}`, ran.stderr).toMatch(seen);
  }
});

test.skipIf(!has('pwsh'))('PowerShell completes (skipped where pwsh is not installed)', () => {
  const { home, script, variables } = world('powershell');
  const line = 'k8s-drill quiz --topic rbac-al';
  const code = `Get-Content -Raw ${script} | Invoke-Expression; (TabExpansion2 '${line}' ${line.length}).CompletionMatches.CompletionText`;
  const ran = spawnSync('pwsh', ['-NoProfile', '-Command', code], {
    cwd: home,
    env: { ...process.env, ...variables, HOME: home },
    encoding: 'utf8',
  });
  expect(ran.stdout, ran.stderr).toContain('rbac-all');
});
