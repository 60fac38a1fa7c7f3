import type { Command } from '../command/command.ts';
import type { Statement } from '../command/statement.ts';
import { EXPANSION } from '../shell/word.ts';

/** Commands that change nothing. People use them to check the state before or after a change, or to show the result. */
const LOOKS = new RegExp(
  `^(?:${[
    'kubectl (?:get|describe|events|rollout (?:status|history)|auth can-i|config (?:current-context|get-contexts|view))',
    'systemctl (?:status|is-active|is-enabled)',
    'crictl (?:ps|pods|images)',
    'docker (?:ps|images|info|system df|(?:network|volume) ls)',
    'helm (?:list|status|history|repo list|search repo)',
    'kubeadm (?:version|upgrade plan|certs check-expiration)',
    'etcd(?:ctl|utl) snapshot status',
    'etcdctl (?:endpoint (?:health|status)|member list)',
    'journalctl ?',
    'cat',
    'df',
    'head',
    'ls',
    'tail',
    'wc',
  ].join('|')})$`,
);

/** Whether the result of a command that only looks decides if the next command runs: `systemctl status` fails if a unit is not running. */
export function decides({ commands }: Statement, next: Statement | undefined): boolean {
  const tool = commands.at(-1)?.tool;
  return (next?.joint === '&&' || next?.joint === '||') && (tool === 'systemctl' || tool === 'grep');
}

export function onlyLooks({ commands }: Statement): boolean {
  const isFile = (command: Command) =>
    command.facts.some(({ path, value }) => path === 'redirect' && /^\d?>>?[^&]/.test(value));
  return commands.every(
    (command) => isLookAlone(command) && !isFile(command) && command.refusals.length === 0,
  );
}

function isLookAlone(command: Command): boolean {
  if (LOOKS.test(command.verbName) || command.tool === 'grep') return true;
  return printsCertificate(command) || listsVariables(command) || saysPlainly(command);
}

/** Whether a statement only waits: `kubectl rollout status` reports progress, and people often check the state once more afterwards. */
export function onlyWaits({ commands }: Statement): boolean {
  return commands.every(({ verbName }) => verbName === 'kubectl rollout status');
}

/** Whether a command prints or verifies a certificate: `openssl x509 -noout -text`, `openssl verify`. */
function printsCertificate({ verbName, facts }: Command): boolean {
  const says = (flag: string) => facts.some(({ path }) => path === flag);
  if (verbName === 'openssl verify') return true;
  return /^openssl (?:req|rsa|x509)$/.test(verbName) && says('--noout') && !says('--out');
}

function listsVariables({ verbName, facts }: Command): boolean {
  return verbName === 'kubectl set env' && facts.some(({ path }) => path === '--list');
}

/** Whether a command is an `echo` of literal text, in which no other command runs. */
function saysPlainly({ tool, words }: Command): boolean {
  return tool === 'echo' && !words.some(({ value }) => value.includes(EXPANSION));
}
