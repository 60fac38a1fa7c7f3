import { EXAM_VERSION } from '../exam-version.ts';
import { parseArgv } from '../kubernetes/command/arguments.ts';
import type { Option } from '../kubernetes/command/option.ts';
import { parseBoolean } from '../kubernetes/command/reading.ts';
import { badArgument } from '../kubernetes/command/say-option.ts';
import { kubectl as kubectlTool } from '../kubernetes/kubectl/read-kubectl.ts';
import { REQUIRED } from '../kubernetes/kubectl/verbs/registry.ts';
import { lookUp } from '../source/look-up.ts';
import type { Running } from './client-effect.ts';
import { KUBECTL_COMMANDS } from './commands/registry.ts';
import { Flags } from './flags.ts';
import { Invocation, type Variables } from './invocation.ts';
import { failure, KubectlFailure } from './kubectl-failure.ts';
import { printError } from './running.ts';

/**
 * Runs a kubectl line in process: yields its effects, and returns the exit code.
 *
 * @param words the words after `kubectl`, as the shell passes them
 */
export function* runKubectl(words: readonly string[], variables: Variables): Running<number> {
  try {
    return yield* attemptKubectl(words, variables);
  } catch (problem) {
    if (!(problem instanceof KubectlFailure)) throw problem;
    if (problem.message !== '') yield* printError(`${problem.message}\n`);
    return problem.exit;
  }
}

/** What is wrong with the value of a switch. */
function badSwitch(option: Option): string | undefined {
  return option.flag.type === 'bool' && parseBoolean(option.value) === undefined
    ? badArgument(option, 'strconv.ParseBool')
    : undefined;
}

/** Deprecated flags, and what to use instead. */
const DEPRECATED: Readonly<Record<string, string>> = {
  record: '--record will be removed in the future',
  'cpu-percent':
    "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
};

function* warnOfFlags(options: readonly Option[]): Running<void> {
  for (const { flag } of options) {
    const instead = lookUp(DEPRECATED, flag.name);
    if (instead !== undefined) yield* printError(`Flag --${flag.name} has been deprecated, ${instead}\n`);
  }
}

/** Like `runKubectl`, but throws the failure that ends the command. @throws KubectlFailure */
export function* attemptKubectl(words: readonly string[], variables: Variables): Running<number> {
  const args = parseArgv(kubectlTool(), words);
  const [refusal] = args.refusals;
  const verb = args.verb.name;
  const problem = refusal?.message ?? args.options.map(badSwitch).find((found) => found !== undefined);
  if (problem !== undefined)
    throw new KubectlFailure(
      `error: ${problem}\nSee 'kubectl${verb === '' ? '' : ` ${verb}`} --help' for usage.`,
    );
  const run = lookUp(KUBECTL_COMMANDS, verb);
  if (run === undefined || args.help)
    throw new KubectlFailure(
      verb === ''
        ? `The kubectl built into k8s-drill prints no overview; its commands are those of kubectl ${EXAM_VERSION}.`
        : `error: the kubectl built into k8s-drill does not support ${args.help ? `"kubectl ${verb} --help"` : `"kubectl ${verb}"`}`,
    );
  yield* warnOfFlags(args.options);
  const flags = new Flags(args.options);
  const missing = (lookUp(REQUIRED, verb) ?? []).filter((flag) => !flags.has(flag));
  if (missing.length > 0)
    throw failure(`required flag(s) ${missing.map((flag) => JSON.stringify(flag)).join(', ')} not set`);
  const plain = args.words.map(({ value }) => value);
  return yield* run(new Invocation(verb, plain, args.dash, flags, variables));
}
