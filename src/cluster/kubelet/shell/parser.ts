import { lexShell, type ShellToken } from './lexer.ts';
import { ShellError } from './shell-error.ts';
import type { ShellNode, ShellRedirect, ShellWord } from './syntax.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
const CLOSERS = ['then', 'do', 'done', 'fi', 'else', 'elif', '}', 'esac'];

/** Parses a script. Throws `ShellError` for a syntax error or for syntax that is not simulated. */
export function parseShell(text: string): ShellNode {
  const parser = new Parser(lexShell(text));
  const list = parser.list();
  parser.end();
  return list;
}

class Parser {
  readonly #tokens: readonly ShellToken[];
  #at = 0;

  constructor(tokens: readonly ShellToken[]) {
    this.#tokens = tokens;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected();
  }

  list(): ShellNode {
    const items: ShellNode[] = [];
    for (this.#blank(); !this.#isClosed(); this.#blank()) {
      const item = this.#andOr();
      if (this.#takeOperator('&')) items.push({ type: 'background', of: item });
      else {
        items.push(item);
        if (!this.#takeOperator(';') && !this.#takeOperator('\n')) break;
      }
    }
    return { type: 'list', items };
  }

  #andOr(): ShellNode {
    let left = this.#pipe();
    for (;;) {
      const type = this.#takeOperator('&&') ? 'and' : this.#takeOperator('||') ? 'or' : undefined;
      if (type === undefined) return left;
      this.#blank();
      left = { type, left, right: this.#pipe() };
    }
  }

  #pipe(): ShellNode {
    if (this.#takeWord('!')) return { type: 'not', of: this.#pipe() };
    const stages = [this.#command()];
    while (this.#takeOperator('|')) {
      this.#blank();
      stages.push(this.#command());
    }
    const [only] = stages;
    return stages.length === 1 && only !== undefined ? only : { type: 'pipe', stages };
  }

  #command(): ShellNode {
    if (this.#takeOperator('(')) {
      const body = this.list();
      this.#need(')', this.#takeOperator(')'));
      return { type: 'subshell', body, redirects: this.#redirects() };
    }
    const word = this.#peekWord();
    switch (word) {
      case '{': {
        this.#at++;
        const body = this.#closed('}');
        return { type: 'group', body, redirects: this.#redirects() };
      }
      case 'if':
        return this.#if();
      case 'while':
      case 'until': {
        this.#at++;
        const test = this.#closed('do');
        const body = this.#closed('done');
        return { type: word, test, body, redirects: this.#redirects() };
      }
      case 'for':
        return this.#for();
      case 'case':
      case 'function':
        throw new ShellError(`k8s-drill does not simulate \`${word}\` in the shell of containers`);
      default:
        return this.#simple();
    }
  }

  #if(): ShellNode {
    const branches: { test: ShellNode; body: ShellNode }[] = [];
    do {
      this.#at++;
      const test = this.#closed('then');
      branches.push({ test, body: this.list() });
    } while (this.#peekWord() === 'elif');
    const otherwise = this.#takeWord('else') ? this.list() : undefined;
    this.#need('fi', this.#takeWord('fi'));
    const redirects = this.#redirects();
    return { type: 'if', branches, ...(otherwise !== undefined && { otherwise }), redirects };
  }

  #for(): ShellNode {
    this.#at++;
    const variable = this.#peekWord() ?? '';
    this.#at++;
    const words: ShellWord[] = [];
    if (this.#takeWord('in'))
      for (let token = this.#peek(); token?.type === 'word'; token = this.#peek()) {
        words.push(token.word);
        this.#at++;
      }
    else words.push([{ variable: '@', quoted: true }]);
    this.#blank();
    this.#need('do', this.#takeWord('do'));
    const body = this.#closed('done');
    return { type: 'for', variable, words, body, redirects: this.#redirects() };
  }

  /** A list, followed by the word that closes it. */
  #closed(word: string): ShellNode {
    const list = this.list();
    this.#need(word, this.#takeWord(word));
    return list;
  }

  #simple(): ShellNode {
    const assigns: { name: string; value: ShellWord }[] = [];
    const words: ShellWord[] = [];
    const redirects: ShellRedirect[] = [];
    for (;;) {
      redirects.push(...this.#redirects());
      const token = this.#peek();
      if (token?.type !== 'word') break;
      this.#at++;
      const [first] = token.word;
      const match =
        first !== undefined && 'text' in first && !first.quoted ? ASSIGNMENT.exec(first.text) : null;
      if (words.length === 0 && match !== null && first !== undefined && 'text' in first) {
        const rest = { text: first.text.slice(match[0].length), quoted: false };
        assigns.push({ name: match[1] ?? '', value: [rest, ...token.word.slice(1)] });
      } else words.push(token.word);
    }
    if (words.length === 0 && assigns.length === 0 && redirects.length === 0) throw this.#unexpected();
    return { type: 'command', assigns, words, redirects };
  }

  #redirects(): ShellRedirect[] {
    const found: ShellRedirect[] = [];
    for (
      let token = this.#peek();
      token?.type === 'redirect' || token?.type === 'here';
      token = this.#peek()
    ) {
      this.#at++;
      if (token.type === 'here') {
        found.push({ descriptor: 0, how: '<<', target: token.word });
        continue;
      }
      const target = this.#peek();
      if (target?.type !== 'word') throw this.#unexpected();
      this.#at++;
      const how = token.text as ShellRedirect['how'];
      found.push({ descriptor: token.descriptor, how, target: target.word });
    }
    return found;
  }

  #peek(): ShellToken | undefined {
    return this.#tokens[this.#at];
  }

  #peekWord(): string | undefined {
    const token = this.#peek();
    return token?.type === 'word' ? token.plain : undefined;
  }

  #takeWord(word: string): boolean {
    if (this.#peekWord() !== word) return false;
    this.#at++;
    return true;
  }

  #takeOperator(text: string): boolean {
    const token = this.#peek();
    if (token?.type !== 'operator' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #blank(): void {
    while (this.#takeOperator('\n') || this.#takeOperator(';'));
  }

  #isClosed(): boolean {
    const token = this.#peek();
    if (token === undefined) return true;
    if (token.type === 'operator') return token.text === ')';
    return token.type === 'word' && CLOSERS.includes(token.plain ?? '');
  }

  #need(what: string, found: boolean): void {
    if (!found) throw new ShellError(`syntax error: unexpected end of file (expecting "${what}")`);
  }

  #unexpected(): ShellError {
    const token = this.#peek();
    if (token === undefined) return new ShellError('syntax error: unexpected end of file');
    const text = token.type === 'word' ? (token.plain ?? 'word') : token.type === 'here' ? '<<' : token.text;
    return new ShellError(`syntax error: unexpected "${text === '\n' ? 'newline' : text}"`);
  }
}
