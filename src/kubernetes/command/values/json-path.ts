/**
 * A JSONPath template in a single spelling; `undefined` if it is malformed. Only the structure counts: `['a']` is `.a`, and `['a.b']` is `.a.b`,
 * since only `\.` is a dot within a name; `"x"` is `'x'`, a leading `$` or `@` means nothing, `[]` is `[0]`, and spaces in an action mean
 * nothing. Text outside braces is printed and stays as it is. <https://kubernetes.io/docs/reference/kubectl/jsonpath/>
 */
export function canonicalTemplate(template: string): string | undefined {
  if (!template.includes('{')) return JSON.stringify(template);
  let out = '';
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    if (open === -1) break;
    const close = closing(template, open, '{', '}');
    if (close === -1) return undefined;
    const text = template.slice(at, open);
    if (text !== '') out += JSON.stringify(text);
    out += canonicalAction(template.slice(open + 1, close).trim());
    at = close + 1;
  }
  const rest = template.slice(at);
  if (rest !== '') out += JSON.stringify(rest);
  // A final line break is only for the reader.
  const plain = out.length > LINE_END.length && out.endsWith(LINE_END) ? out.slice(0, -LINE_END.length) : out;
  return plain.replace(ONE_VALUE_EACH, '{$1$2}').replace(ONE_VALUE, '{$1$2}');
}

/** `{range .items[*]}{.name}{"\n"}{end}`, which prints the values of `{.items[*].name}`. */
const ONE_VALUE_EACH = /^\{range ([^{}]+\[(?:\*|\?[^{}]+)\])\}\{([^{}]+)\}"(?:\\[nt]| )+"\{end\}$/;
/** A loop over the items with a given name: there is only one, so no separator is needed. */
const ONE_VALUE = /^\{range ([^{}]+\[\?@?\.(?:name|type)=="[^"{}]*"\])\}\{([^{}]+)\}\{end\}$/;

const LINE_END = JSON.stringify('\n');

/** A path in which the braces and the first dot may be omitted: `--sort-by`, the columns of `custom-columns`, `--for jsonpath`. */
export function canonicalPath(text: string): string {
  const bare = /^\{(.*)\}$/s.exec(text)?.[1] ?? text;
  return canonicalExpression(bare.trim());
}

function canonicalAction(action: string): string {
  const keyword = /^(range|end)(?:\s+|$)/.exec(action);
  if (keyword?.[1] === 'end') return '{end}';
  if (keyword?.[1] === 'range') return `{range ${canonicalExpression(action.slice(5).trim())}}`;
  if (/^(['"]).*\1$/s.test(action)) return JSON.stringify(unescaped(action.slice(1, -1)));
  return `{${canonicalExpression(action)}}`;
}

/** A literal text: `\n` is a line break, however it is quoted. */
function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char);
}

function canonicalExpression(expression: string): string {
  let out = '';
  let at = 0;
  if (expression.startsWith('$') || expression.startsWith('@')) at = 1;
  while (at < expression.length) {
    const char = expression.charAt(at);
    if (char === '[') {
      const close = closing(expression, at, '[', ']');
      const end = close === -1 ? expression.length : close;
      out += canonicalBrackets(expression.slice(at + 1, end).trim());
      at = end + 1;
    } else if (char === '.' && expression.charAt(at + 1) === '.') {
      out += '..';
      at += 2;
    } else if (char === '.' || char === ' ') at++;
    else {
      const end = nameEnd(expression, at);
      const name = expression.slice(at, end).replace(/\\(.)/g, '$1');
      out += `[${name === '*' ? '*' : JSON.stringify(name)}]`;
      at = end;
    }
  }
  return out;
}

function nameEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !'.[ '.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.max(Math.min(at, text.length), start + 1);
}

function canonicalBrackets(inner: string): string {
  if (inner === '') return '[0]';
  if (inner.startsWith('?')) return `[?${canonicalFilter(inner.slice(1).trim())}]`;
  const [, from, to = '', step = ''] = /^(-?\d*):(-?\d*)(?::(\d*))?$/.exec(inner.replace(/\s+/g, '')) ?? [];
  if (from !== undefined) {
    const bounds = `${from === '0' ? '' : from}:${to}${step === '' || step === '1' ? '' : `:${step}`}`;
    return bounds === ':' ? '[*]' : `[${bounds}]`;
  }
  const parts = inner.split(',').map((part) => {
    const quoted = /^'([^']*)'$/.exec(part.trim());
    return quoted === null ? part.replace(/\s+/g, '') : canonicalExpression(`.${quoted[1]}`);
  });
  return parts.length === 1 && inner.startsWith("'") ? (parts[0] ?? '') : `[${parts.join(',')}]`;
}

/** A filter such as `(@.a == "b")`: quotes and spaces mean nothing, and `@` may be omitted. */
function canonicalFilter(filter: string): string {
  const inner = /^\((.*)\)$/s.exec(filter)?.[1] ?? filter;
  let out = '';
  for (let at = 0; at < inner.length; at++) {
    const char = inner.charAt(at);
    if (char === '"' || char === "'") {
      const end = quoteEnd(inner, at);
      out += JSON.stringify(unescaped(inner.slice(at + 1, end)));
      at = end;
    } else if (char.trim() !== '') out += char;
  }
  return out.startsWith('.') ? `@${out}` : out;
}

/** The position of the closing quote, or the end of the text if there is none. */
function quoteEnd(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charAt(at) !== text.charAt(open)) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** The position at which the bracket opened at `open` closes, ignoring quoted text; -1 if it doesn't. */
function closing(text: string, open: number, opener: string, closer: string): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === opener) depth++;
    else if (char === closer && --depth === 0) return at;
  }
  return -1;
}
