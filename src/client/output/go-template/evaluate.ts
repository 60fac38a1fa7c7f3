import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { FUNCTIONS, LEFT_OUT, type TemplateFunction } from './functions.ts';
import {
  GoTemplateError,
  type NamedTemplates,
  type TemplateBody,
  type TemplateCommand,
  type TemplateNode,
  type TemplateOperand,
  type TemplatePipe,
} from './node.ts';
import { parseGoTemplate } from './parse.ts';
import { innerText, isTrue, type TemplateValue, textOf, typeName } from './value.ts';

/** The output of a Go template for an object. @throws GoTemplateError if it does not fit the object, GoTemplateParseError if it cannot be parsed */
export function printGoTemplate(template: string, object: JsonObject): string {
  const named: NamedTemplates = new Map();
  return evaluateTemplate(parsed(template, named), object, { ...KUBECTL, named });
}

/** An error in the text of a template. */
export class GoTemplateParseError extends GoTemplateError {}

function parsed(template: string, named: NamedTemplates): TemplateBody {
  try {
    return parseGoTemplate(template, named);
  } catch (problem) {
    if (problem instanceof GoTemplateError) throw new GoTemplateParseError(problem.message);
    throw problem;
  }
}

/** The context of a template. */
export interface TemplateSurroundings {
  readonly functions: Readonly<Record<string, TemplateFunction>>;
  readonly named: ReadonlyMap<string, TemplateBody>;
  /** Whether a missing key of a map has no fields, so that accessing one is an error. */
  readonly isStrict: boolean;
  /** The tool to name in the message about an unsupported function of Go. */
  readonly tool: string;
}

const KUBECTL = { functions: FUNCTIONS, isStrict: false, tool: 'kubectl' };

/** The output of a parsed template for a value. @throws GoTemplateError if it does not fit the value */
export function evaluateTemplate(
  body: TemplateBody,
  dot: TemplateValue,
  surroundings: TemplateSurroundings,
): string {
  const run = new TemplateRun(dot, surroundings);
  run.body(body, dot);
  return run.text;
}

interface Variable {
  readonly name: string;
  value: TemplateValue;
}

/** The maximum depth of templates that call each other. */
const DEEPEST = 1000;

/** Ends a loop or continues with its next iteration. */
class LoopJump extends Error {
  readonly jump: 'break' | 'continue';

  constructor(jump: 'break' | 'continue') {
    super(`{{${jump}}} outside {{range}}`);
    this.jump = jump;
  }
}

class TemplateRun {
  text = '';
  #depth = 0;
  readonly #variables: Variable[];
  readonly #surroundings: TemplateSurroundings;

  constructor(dot: TemplateValue, surroundings: TemplateSurroundings) {
    this.#variables = [{ name: '$', value: dot }];
    this.#surroundings = surroundings;
  }

  body(nodes: TemplateBody, dot: TemplateValue): void {
    const known = this.#variables.length;
    for (const node of nodes) this.#node(node, dot);
    this.#variables.length = known;
  }

  #node(node: TemplateNode, dot: TemplateValue): void {
    switch (node.kind) {
      case 'text':
        this.text += node.text;
        return;
      case 'action': {
        const value = this.#pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.text += textOf(value);
        return;
      }
      case 'if':
      case 'with':
        this.#branch(node, dot);
        return;
      case 'range':
        this.#range(node, dot);
        return;
      case 'template':
        this.#template(node, dot);
        return;
      default:
        throw new LoopJump(node.kind);
    }
  }

  #template({ name, pipe }: Extract<TemplateNode, { readonly kind: 'template' }>, dot: TemplateValue): void {
    const body = this.#surroundings.named.get(name);
    if (body === undefined) throw new GoTemplateError(`template ${JSON.stringify(name)} not defined`);
    if (++this.#depth > DEEPEST) throw new GoTemplateError('exceeded maximum template depth');
    const value = pipe === undefined ? undefined : this.#pipe(pipe, dot);
    const outer = this.#variables.splice(0, this.#variables.length, { name: '$', value });
    this.body(body, value);
    this.#variables.splice(0, this.#variables.length, ...outer);
    this.#depth--;
  }

  #branch(node: TemplateNode & { kind: 'if' | 'with' | 'range' }, dot: TemplateValue): void {
    const known = this.#variables.length;
    const value = this.#pipe(node.pipe, dot);
    const inner = node.kind === 'with' ? value : dot;
    if (isTrue(value)) this.body(node.body, inner);
    else this.body(node.otherwise, dot);
    this.#variables.length = known;
  }

  #range(node: TemplateNode & { kind: 'if' | 'with' | 'range' }, dot: TemplateValue): void {
    const known = this.#variables.length;
    const over = this.#value(node.pipe, dot);
    const entries = entriesOf(over);
    for (const [key, item] of entries) {
      this.#variables.length = known;
      const { variables } = node.pipe;
      const values = variables.length > 1 ? [key, item] : [item];
      for (const [at, name] of variables.entries()) this.#set(name, values[at], node.pipe.declares);
      try {
        this.body(node.body, item);
      } catch (problem) {
        if (!(problem instanceof LoopJump)) throw problem;
        if (problem.jump === 'break') break;
      }
    }
    this.#variables.length = known;
    if (entries.length === 0) this.body(node.otherwise, dot);
  }

  #pipe(pipe: TemplatePipe, dot: TemplateValue): TemplateValue {
    const value = this.#value(pipe, dot);
    for (const name of pipe.variables) this.#set(name, value, pipe.declares);
    return value;
  }

  #value({ commands }: TemplatePipe, dot: TemplateValue): TemplateValue {
    return commands.reduce<TemplateValue>(
      (before, command, at) => this.#command(command, dot, at === 0 ? [] : [before]),
      undefined,
    );
  }

  #command(command: TemplateCommand, dot: TemplateValue, last: readonly TemplateValue[]): TemplateValue {
    const [first, ...rest] = command;
    if (first === undefined) return undefined;
    if (first.kind !== 'function') {
      if (rest.length + last.length > 0)
        throw new GoTemplateError(`can't give argument to non-function ${shownOperand(first)}`);
      return this.#operand(first, dot);
    }
    if (first.name === 'and' || first.name === 'or') {
      let value: TemplateValue;
      for (const operand of rest) {
        value = this.#operand(operand, dot);
        if (isTrue(value) === (first.name === 'or')) return value;
      }
      return last.length > 0 ? last[0] : value;
    }
    const { functions, tool } = this.#surroundings;
    const run = lookUp(functions, first.name);
    if (run === undefined)
      throw new GoTemplateError(
        LEFT_OUT.includes(first.name)
          ? `the ${tool} built into k8s-drill does not support the function ${first.name}`
          : `function ${JSON.stringify(first.name)} not defined`,
      );
    const given = [...rest.map((operand) => this.#operand(operand, dot)), ...last];
    if (given.length < leastOf(first.name))
      throw new GoTemplateError(
        `wrong number of args for ${first.name}: want ${leastOf(first.name)} got ${given.length}`,
      );
    return run(...given);
  }

  #operand(operand: TemplateOperand, dot: TemplateValue): TemplateValue {
    switch (operand.kind) {
      case 'field':
        return this.#follow(dot, operand.path);
      case 'literal':
        return operand.value;
      case 'variable':
        return this.#follow(this.#get(operand.name), operand.path);
      case 'pipe':
        return this.#follow(this.#pipe(operand.pipe, dot), operand.path);
      case 'function':
        return this.#command([operand], dot, []);
    }
  }

  #follow(value: TemplateValue, path: readonly string[]): TemplateValue {
    return follow(value, path, this.#surroundings.isStrict);
  }

  #get(name: string): TemplateValue {
    return this.#find(name).value;
  }

  #find(name: string): Variable {
    const found = this.#variables.findLast((variable) => variable.name === name);
    if (found === undefined) throw new GoTemplateError(`undefined variable ${JSON.stringify(name)}`);
    return found;
  }

  #set(name: string, value: TemplateValue, declares: boolean): void {
    if (declares) this.#variables.push({ name, value });
    else this.#find(name).value = value;
  }
}

/** The minimum number of arguments of a function. */
function leastOf(name: string): number {
  if (['ne', 'lt', 'le', 'gt', 'ge', 'eq'].includes(name)) return 2;
  return ['print', 'println'].includes(name) ? 0 : 1;
}

function shownOperand(operand: TemplateOperand): string {
  return operand.kind === 'field' ? `.${operand.path.join('.')}` : operand.kind;
}

/** Follows fields of maps; a missing key has no fields. */
function follow(value: TemplateValue, path: readonly string[], isStrict: boolean): TemplateValue {
  let at = value;
  for (const name of path) {
    if (at === undefined && !isStrict) return undefined;
    if (at === undefined || at === null)
      throw new GoTemplateError(`nil pointer evaluating interface {}.${name}`);
    if (!isObject(at)) throw new GoTemplateError(`can't evaluate field ${name} in type ${typeName(at)}`);
    at = Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

function entriesOf(over: TemplateValue): readonly (readonly [key: TemplateValue, item: TemplateValue])[] {
  if (over === undefined || over === null) return [];
  if (typeof over === 'number' && Number.isInteger(over))
    return Array.from({ length: Math.max(over, 0) }, (_, at) => [at, at] as const);
  if (Array.isArray(over)) return over.map((item: Json, at) => [at, item] as const);
  if (isObject(over))
    return Object.keys(over)
      .sort()
      .map((key) => [key, over[key]] as const);
  throw new GoTemplateError(`range can't iterate over ${innerText(over)}`);
}
