import type { Range } from '../../source/range.ts';
import { parseScript } from '../shell/parse-script.ts';
import type { Pipeline, Stage } from '../shell/script.ts';
import { EXPANSION, type Word } from '../shell/word.ts';
import { toolName } from './tool-name.ts';

/** Variables that decide which server or cluster a tool talks to, by tool. */
const TARGETS: ReadonlyMap<string, RegExp> = new Map([
  ['kubectl', /^KUBECONFIG$/],
  ['helm', /^(?:KUBECONFIG|HELM_\w+)$/],
  ['kubeadm', /^KUBECONFIG$/],
  ['etcdctl', /^ETCDCTL_\w+$/],
  ['crictl', /^(?:CONTAINER_RUNTIME_ENDPOINT|IMAGE_SERVICE_ENDPOINT|CRI_CONFIG_FILE)$/],
  ['docker', /^DOCKER_\w+$/],
]);

const ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/;

interface Variable {
  readonly value: string;
  readonly exported: boolean;
}

/** The variables and aliases that earlier commands of a script set. */
interface Environment {
  readonly variables: Map<string, Variable>;
  readonly aliases: Map<string, string>;
}

/**
 * Applies what earlier commands of a script set to its later ones: replaces variables by their values, replaces aliases from the next line on,
 * and puts exported variables that decide which server a tool talks to in front of its commands.
 */
export function withEnvironment(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  if (pipelines.length < 2) return pipelines;
  const environment: Environment = { variables: new Map(), aliases: new Map() };
  let onThisLine = new Map<string, string>();
  return pipelines.map((pipeline) => {
    if (pipeline.joint === 'newline') {
      for (const [name, value] of onThisLine) environment.aliases.set(name, value);
      onThisLine = new Map();
    }
    const stages = pipeline.stages.map((stage) => resolved(stage, environment));
    const [only] = stages;
    if (stages.length === 1 && only !== undefined) note(only, environment, onThisLine);
    return { ...pipeline, stages };
  });
}

/** A pipeline with its variables filled in after an assignment such as `name=value`. */
export function withValue(pipeline: Pipeline, assignment: string): Pipeline {
  const environment: Environment = { variables: new Map(), aliases: new Map() };
  set(environment.variables, assignment, false);
  return { ...pipeline, stages: pipeline.stages.map((stage) => resolved(stage, environment)) };
}

function note(stage: Stage, { variables, aliases }: Environment, onThisLine: Map<string, string>): void {
  const [program, ...words] = stage.words;
  if (program === undefined)
    for (const { value } of stage.assignments)
      set(variables, value, variables.get(nameOf(value))?.exported === true);
  else if (program.value === 'export')
    for (const { value } of words) {
      const old = variables.get(value);
      if (old === undefined) set(variables, value, true);
      else variables.set(value, { ...old, exported: true });
    }
  else if (program.value === 'unset') for (const { value } of words) variables.delete(value);
  else if (program.value === 'unalias') for (const { value } of words) aliases.delete(value);
  else if (program.value === 'alias')
    for (const { value } of words) {
      const [, name, meaning] = /^([^=]+)=([\s\S]*)$/.exec(value) ?? [];
      if (name !== undefined && meaning !== undefined) onThisLine.set(name, meaning);
    }
}

function nameOf(assignment: string): string {
  return assignment.slice(0, assignment.indexOf('='));
}

function set(variables: Map<string, Variable>, assignment: string, exported: boolean): void {
  const [, name, value] = ASSIGNMENT.exec(assignment) ?? [];
  if (name !== undefined && value !== undefined) variables.set(name, { value, exported });
}

function resolved(stage: Stage, environment: Environment): Stage {
  const { variables } = environment;
  const words = withoutAlias(stage.words, environment).flatMap((word) => valuesOf(word, variables));
  const assignments = stage.assignments.map((word) => ({ ...word, value: filled(word.value, variables) }));
  const redirects = stage.redirects.map((one) => ({ ...one, target: filled(one.target, variables) }));
  return {
    ...stage,
    words,
    redirects,
    assignments: [...targets(words, assignments, variables), ...assignments],
  };
}

function withoutAlias(words: readonly Word[], { aliases }: Environment): readonly Word[] {
  const [program, ...rest] = words;
  const meaning = program === undefined || program.quoted ? undefined : aliases.get(program.value);
  if (program === undefined || meaning === undefined) return words;
  const [pipeline, ...more] = parseScript(meaning).pipelines;
  const [stage, ...others] = pipeline?.stages ?? [];
  if (stage === undefined || more.length + others.length + stage.redirects.length > 0) return words;
  return [...stage.words.map((word) => ({ ...word, range: program.range })), ...rest];
}

/** The words that a word expands to: a variable without quotes may contain several. */
function valuesOf(word: Word, variables: ReadonlyMap<string, Variable>): Word[] {
  const value = filled(word.value, variables);
  const isAlone = !word.quoted && word.value.startsWith(EXPANSION) && /^\w+$/.test(word.value.slice(1));
  if (value === word.value || !isAlone || value.includes(EXPANSION)) return [{ ...word, value }];
  return value
    .split(/[ \t\n]+/)
    .filter((part) => part !== '')
    .map((part) => ({ ...word, value: part }));
}

const USE = new RegExp(`${EXPANSION}(\\w+)`, 'g');

function filled(text: string, variables: ReadonlyMap<string, Variable>): string {
  if (variables.size === 0 || !text.includes(EXPANSION)) return text;
  return text.replace(USE, (use, name: string) => variables.get(name)?.value ?? use);
}

/** Assignments of the exported variables that decide where the command goes, except for those that the line sets itself. */
function targets(
  words: readonly Word[],
  assignments: readonly Word[],
  variables: ReadonlyMap<string, Variable>,
): Word[] {
  const program = words.find(({ value }) => value !== 'sudo');
  const wanted = program && TARGETS.get(toolName(program));
  if (program === undefined || wanted === undefined) return [];
  const { range }: { readonly range: Range } = program;
  return [...variables]
    .filter(([name, { exported }]) => exported && wanted.test(name))
    .filter(([name]) => !assignments.some(({ value }) => nameOf(value) === name))
    .map(([name, { value }]) => ({ value: `${name}=${value}`, range, quoted: true }));
}
