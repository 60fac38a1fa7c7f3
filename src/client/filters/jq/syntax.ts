/** A parsed jq program, with the features that this small jq supports. */
export type JqNode =
  | { readonly kind: 'identity' | 'recurse' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'text'; readonly parts: readonly (string | JqNode)[]; readonly format: string }
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'index'; readonly of: JqNode; readonly by: JqNode }
  | {
      readonly kind: 'slice';
      readonly of: JqNode;
      readonly from: JqNode | undefined;
      readonly to: JqNode | undefined;
    }
  | { readonly kind: 'iterate' | 'optional' | 'negate'; readonly of: JqNode }
  | { readonly kind: 'array'; readonly of: JqNode | undefined }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: JqNode, value: JqNode])[] }
  | { readonly kind: 'pipe' | 'comma'; readonly left: JqNode; readonly right: JqNode }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: JqNode; readonly right: JqNode }
  | { readonly kind: 'assign'; readonly operator: string; readonly left: JqNode; readonly right: JqNode }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'bind'; readonly name: string; readonly value: JqNode; readonly body: JqNode }
  | {
      readonly kind: 'reduce';
      readonly source: JqNode;
      readonly name: string;
      readonly start: JqNode;
      readonly step: JqNode;
    }
  | { readonly kind: 'if'; readonly test: JqNode; readonly yes: JqNode; readonly no: JqNode }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly JqNode[] };
