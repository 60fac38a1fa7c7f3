export type AwkExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'regex'; readonly pattern: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'field'; readonly of: AwkExpression }
  | { readonly kind: 'item'; readonly array: string; readonly keys: readonly AwkExpression[] }
  | { readonly kind: 'in'; readonly array: string; readonly key: AwkExpression }
  | {
      readonly kind: 'assign';
      readonly target: AwkExpression;
      readonly operator: string;
      readonly value: AwkExpression;
    }
  | { readonly kind: 'step'; readonly target: AwkExpression; readonly by: 1 | -1; readonly after: boolean }
  | {
      readonly kind: 'choice';
      readonly test: AwkExpression;
      readonly yes: AwkExpression;
      readonly no: AwkExpression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: AwkExpression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: AwkExpression;
      readonly right: AwkExpression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly AwkExpression[] };

export type AwkStatement =
  | { readonly kind: 'print' | 'printf'; readonly values: readonly AwkExpression[] }
  | { readonly kind: 'expression'; readonly value: AwkExpression }
  | { readonly kind: 'block'; readonly body: readonly AwkStatement[] }
  | {
      readonly kind: 'if';
      readonly test: AwkExpression;
      readonly yes: AwkStatement;
      readonly no: AwkStatement | undefined;
    }
  | { readonly kind: 'while'; readonly test: AwkExpression; readonly body: AwkStatement }
  | {
      readonly kind: 'for';
      readonly start: AwkStatement | undefined;
      readonly test: AwkExpression | undefined;
      readonly step: AwkStatement | undefined;
      readonly body: AwkStatement;
    }
  | { readonly kind: 'delete'; readonly array: string; readonly keys: readonly AwkExpression[] }
  | { readonly kind: 'next' | 'break' | 'continue' }
  | { readonly kind: 'exit'; readonly value: AwkExpression | undefined };

export interface AwkRule {
  readonly when:
    | 'BEGIN'
    | 'END'
    | 'always'
    | { readonly from: AwkExpression; readonly to: AwkExpression | undefined };
  readonly body: readonly AwkStatement[];
}
