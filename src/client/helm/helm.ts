import { parseArgv } from '../../kubernetes/command/arguments.ts';
import { knownTool } from '../../kubernetes/command/known-tools.ts';
import type { Option } from '../../kubernetes/command/option.ts';
import { lookUp } from '../../source/look-up.ts';
import type { Running } from '../client-effect.ts';
import { Flags } from '../flags.ts';
import { Invocation, type Variables } from '../invocation.ts';
import { KubectlFailure } from '../kubectl-failure.ts';
import { printError } from '../running.ts';
import { HelmFailure, notSimulated } from './helm-failure.ts';
import { HELM_COMMANDS } from './registry.ts';

/**
 * Runs a helm line in process, on charts in folders: yields its effects, and returns the exit code.
 *
 * @param words the words after `helm`, as the shell passes them
 */
export function* runHelm(words: readonly string[], variables: Variables): Running<number> {
  try {
    return yield* attemptHelm(words, variables);
  } catch (problem) {
    yield* printError(`Error: ${helmMessage(problem)}\n`);
    return 1;
  }
}

/** The message of the failure that ended a command; anything else is thrown again. */
export function helmMessage(problem: unknown): string {
  if (problem instanceof HelmFailure) return problem.message;
  if (problem instanceof KubectlFailure) return problem.message.replace(/^error: /, '');
  throw problem;
}

/** Like `runHelm`, but throws the failure that ends the command. @throws HelmFailure, KubectlFailure */
export function* attemptHelm(words: readonly string[], variables: Variables): Running<number> {
  const tool = knownTool('helm')?.tool();
  if (tool === undefined) throw notSimulated('any command');
  const args = parseArgv(tool, words);
  const verb = args.verb.name;
  const [refusal] = args.refusals;
  if (refusal !== undefined) throw new HelmFailure(refusal.message);
  const command = lookUp(HELM_COMMANDS, verb);
  if (command === undefined || args.help)
    throw notSimulated(
      verb === ''
        ? 'an overview; its commands are those of helm 4.1'
        : `"helm ${verb}${args.help ? ' --help' : ''}"`,
    );
  const flags = new Flags(args.options.map(asKubectl));
  const beyond = flags.names().find((name) => !command.flags.includes(name) && !EVERYWHERE.includes(name));
  if (beyond !== undefined) throw notSimulated(`--${beyond} of ${verb}`);
  const plain = args.words.map(({ value }) => value);
  const { min, max } = command.words;
  if (plain.length < min || plain.length > max)
    throw new HelmFailure(`"helm ${verb}" requires ${countOf(min, max)}`);
  return yield* command.run(new Invocation(verb, plain, args.dash, flags, variables));
}

function countOf(min: number, max: number): string {
  const count = min === max ? `${min}` : `${min} to ${max}`;
  return `${count} argument${count === '1' ? '' : 's'}`;
}

/** Flags of every command; those for verbosity have no effect here. */
const EVERYWHERE = ['kubeconfig', 'context', 'namespace', 'debug', 'color'];

/** Helm's flag for the context, under kubectl's name. */
function asKubectl(option: Option): Option {
  if ((option.flag.means ?? option.flag.name) !== 'kube-context') return option;
  return { ...option, flag: { ...option.flag, name: 'context', means: 'context' } };
}
