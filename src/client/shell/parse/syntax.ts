import type { Range } from '../../../source/range.ts';

/** A piece of a word of a script. */
export type BashPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'parameter'; readonly parameter: BashParameter; readonly quoted: boolean }
  | { readonly kind: 'command'; readonly body: BashList; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: BashWord; readonly quoted: boolean }
  | { readonly kind: 'process'; readonly body: BashList; readonly quoted: false };

/** `${name}` with an operation on its value. */
export interface BashParameter {
  readonly name: string;
  /** `${#name}` */
  readonly isLength: boolean;
  /** `:-`, `%%`, `/` … */
  readonly operator?: string;
  readonly operands: readonly BashWord[];
  readonly range: Range;
}

export interface BashWord {
  readonly parts: readonly BashPart[];
  readonly range: Range;
}

export interface BashRedirect {
  readonly descriptor: number;
  readonly operator: '<' | '>' | '>>' | '<&' | '>&' | '&>' | '&>>' | '<<' | '<<<';
  /** The text itself for `<<`. */
  readonly target: BashWord;
}

export interface BashAssignment {
  readonly name: string;
  /** `name+=value` */
  readonly appends: boolean;
  readonly value: BashWord;
}

export type BashCommand = { readonly redirects: readonly BashRedirect[]; readonly range: Range } & (
  | {
      readonly kind: 'simple';
      readonly assignments: readonly BashAssignment[];
      readonly words: readonly BashWord[];
    }
  | { readonly kind: 'group' | 'subshell'; readonly body: BashList }
  | {
      readonly kind: 'for';
      readonly variable: string;
      readonly words: readonly BashWord[];
      readonly body: BashList;
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: BashList; readonly body: BashList }[];
      readonly otherwise: BashList;
    }
  | { readonly kind: 'while' | 'until'; readonly test: BashList; readonly body: BashList }
);

export interface BashPipeline {
  readonly negated: boolean;
  /** At least one. */
  readonly stages: readonly BashCommand[];
}

/** Pipelines joined by `&&` and `||`, from left to right. */
export interface BashChain {
  readonly first: BashPipeline;
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: BashPipeline }[];
}

export type BashList = readonly BashChain[];
