/** A parsed CEL expression; `at` is the position of its operator or name. */
export type Expression =
  | {
      readonly node: 'literal';
      readonly type: 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'bool' | 'null';
      /** The literal as written: `0x1F`, `r"\d"`. */
      readonly text: string;
      readonly at: number;
    }
  | { readonly node: 'name'; readonly name: string; readonly at: number }
  | {
      readonly node: 'field';
      readonly of: Expression;
      readonly name: string;
      readonly optional: boolean;
      readonly at: number;
    }
  | {
      readonly node: 'index';
      readonly of: Expression;
      readonly index: Expression;
      readonly optional: boolean;
      readonly at: number;
    }
  | {
      readonly node: 'call';
      readonly name: string;
      readonly on: Expression | undefined;
      readonly args: readonly Expression[];
      readonly at: number;
    }
  | { readonly node: 'list'; readonly items: readonly Expression[]; readonly at: number }
  | {
      readonly node: 'map';
      readonly entries: readonly (readonly [Expression, Expression])[];
      readonly at: number;
    }
  | {
      readonly node: 'message';
      readonly name: string;
      readonly values: readonly Expression[];
      readonly at: number;
    };
