/** A part of a word. */
export type WordPart =
  | { readonly text: string; readonly quoted: boolean }
  | {
      readonly variable: string;
      readonly quoted: boolean;
      /** `${name:-text}`: the text for an empty or unset variable. */
      readonly fallback?: string;
    }
  | { readonly command: string; readonly quoted: boolean }
  | { readonly sum: string; readonly quoted: boolean };

export type ShellWord = readonly WordPart[];

/** `> file`, `>> file`, `< file`, `2> file`, `2>&1`, and a here-document. */
export interface ShellRedirect {
  readonly descriptor: number;
  readonly how: '>' | '>>' | '<' | '>&' | '<<';
  readonly target: ShellWord;
}

/** A node of a script's syntax tree. */
export type ShellNode =
  | { readonly type: 'list'; readonly items: readonly ShellNode[] }
  | { readonly type: 'and' | 'or'; readonly left: ShellNode; readonly right: ShellNode }
  | { readonly type: 'not' | 'background'; readonly of: ShellNode }
  | { readonly type: 'pipe'; readonly stages: readonly ShellNode[] }
  | {
      readonly type: 'if';
      readonly branches: readonly { readonly test: ShellNode; readonly body: ShellNode }[];
      readonly otherwise?: ShellNode;
      readonly redirects: readonly ShellRedirect[];
    }
  | {
      readonly type: 'while' | 'until';
      readonly test: ShellNode;
      readonly body: ShellNode;
      readonly redirects: readonly ShellRedirect[];
    }
  | {
      readonly type: 'for';
      readonly variable: string;
      readonly words: readonly ShellWord[];
      readonly body: ShellNode;
      readonly redirects: readonly ShellRedirect[];
    }
  | {
      readonly type: 'group' | 'subshell';
      readonly body: ShellNode;
      readonly redirects: readonly ShellRedirect[];
    }
  | {
      readonly type: 'command';
      readonly assigns: readonly { readonly name: string; readonly value: ShellWord }[];
      readonly words: readonly ShellWord[];
      readonly redirects: readonly ShellRedirect[];
    };
