/**
 * A part of a JSONPath template.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export type PathNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly nodes: readonly PathNode[] }
  /** The empty name means the value itself. */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'recursive' }
  | {
      readonly kind: 'slice';
      readonly from?: number;
      readonly to?: number;
      readonly step?: number;
      readonly one: boolean;
    }
  | { readonly kind: 'union'; readonly branches: readonly PathNode[] }
  | {
      readonly kind: 'filter';
      readonly left: PathNode;
      readonly operator: FilterOperator;
      readonly right?: PathNode;
    }
  | { readonly kind: 'literal'; readonly value: number | boolean }
  /** `range` with the parts that it repeats. */
  | { readonly kind: 'range'; readonly over: PathNode; readonly body: readonly PathNode[] };

export type FilterOperator = 'exists' | '==' | '!=' | '<' | '<=' | '>' | '>=';
