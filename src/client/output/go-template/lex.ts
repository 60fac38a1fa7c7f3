import { GoTemplateError } from './node.ts';

/** A token of an action. `space` separates tokens: `.a .b` are two operands, `.a.b` is one. */
export interface TemplateToken {
  readonly kind: 'field' | 'variable' | 'word' | 'literal' | 'symbol' | 'space';
  readonly text: string;
}

export type TemplatePart = { readonly text: string } | { readonly action: readonly TemplateToken[] };

const TOKEN =
  /(?<space>\s+)|(?<literal>"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)+'|[-+]?(?:0[xX][\da-fA-F]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?))|(?<field>\.[\p{L}_][\p{L}\p{Nd}_]*)|(?<variable>\$[\p{L}\p{Nd}_]*)|(?<word>[\p{L}_][\p{L}\p{Nd}_]*)|(?<symbol>:=|[|(),=.])/uy;

/** Splits a template into text and actions; `{{-` and `-}}` trim the adjacent white space. @throws GoTemplateError */
export function lexTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  let trims = false;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    let text = template.slice(at, open === -1 ? undefined : open);
    if (trims) text = text.trimStart();
    if (open === -1) {
      parts.push({ text });
      break;
    }
    const trimsBefore = /^\{\{-\s/.test(template.slice(open, open + 4));
    parts.push({ text: trimsBefore ? text.trimEnd() : text });
    const start = open + (trimsBefore ? 3 : 2);
    const end = endOfAction(template, start);
    let inner = template.slice(start, end);
    trims = /\s-$/.test(inner);
    if (trims) inner = inner.slice(0, -1);
    if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(inner)) parts.push({ action: lexAction(inner) });
    at = end + 2;
  }
  return parts.filter((part) => !('text' in part) || part.text !== '');
}

/** The position at which the braces of an action close, past quoted text. */
function endOfAction(template: string, start: number): number {
  for (let at = start; at < template.length; at++) {
    const char = template.charAt(at);
    if (char === '"' || char === '`') {
      const closing = char === '"' ? /(?:[^"\\]|\\.)*"/y : /[^`]*`/y;
      closing.lastIndex = at + 1;
      const found = closing.exec(template);
      if (found === null) throw new GoTemplateError('unterminated quoted string');
      at += found[0].length;
    } else if (template.startsWith('}}', at)) return at;
  }
  throw new GoTemplateError('unclosed action');
}

function lexAction(text: string): readonly TemplateToken[] {
  const tokens: TemplateToken[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    const found = Object.entries(match?.groups ?? {}).find(([, value]) => value !== undefined);
    if (match === null || found === undefined) {
      const char = text.charAt(at);
      const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw new GoTemplateError(`unexpected bad character U+${code} '${char}' in command`);
    }
    tokens.push({ kind: found[0] as TemplateToken['kind'], text: match[0] });
  }
  return tokens;
}
