import type { Json } from '../../../kubernetes/json.ts';

/**
 * A part of a Go template.
 *
 * @see https://pkg.go.dev/text/template
 */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: TemplatePipe }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipe: TemplatePipe;
      readonly body: TemplateBody;
      readonly otherwise: TemplateBody;
    }
  | { readonly kind: 'break' | 'continue' }
  /** Prints a named template; its dot is the value of the pipe, or nothing. */
  | { readonly kind: 'template'; readonly name: string; readonly pipe?: TemplatePipe };

export type TemplateBody = readonly TemplateNode[];

/** The templates that `define` names. */
export type NamedTemplates = Map<string, TemplateBody>;

/** Commands, each of which gets the value of the one before, and the variables that receive the result. */
export interface TemplatePipe {
  readonly variables: readonly string[];
  /** `:=` declares new variables, `=` changes existing ones. */
  readonly declares: boolean;
  readonly commands: readonly TemplateCommand[];
}

/** A function or a value with arguments. */
export type TemplateCommand = readonly TemplateOperand[];

export type TemplateOperand =
  | { readonly kind: 'field'; readonly path: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'pipe'; readonly pipe: TemplatePipe; readonly path: readonly string[] };

/** A template that cannot be parsed or does not fit its input; the message is Go's if it is known. */
export class GoTemplateError extends Error {}
