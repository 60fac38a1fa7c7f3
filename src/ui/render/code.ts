import type { Screen } from '../../screen.ts';

/** A comment, a quoted string, a key with its colon: what makes YAML readable at a glance. */
const YAML = /(^|\s)(#.*)$|("(?:[^"\\]|\\.)*"|'[^']*')|^(\s*(?:- )*)([\w./-]+)(:)(?=\s|$)/g;
/** A comment, a quoted string, a flag. */
const SHELL = /(^|\s)(#.*)$|("(?:[^"\\]|\\.)*"|'[^']*')|(^|\s)(--?[A-Za-z][\w-]*)/g;

/**
 * Code, coloured if it is YAML or shell. Two expressions instead of a highlighter, because this is loaded before the first
 * question, and cards contain no other languages.
 */
export function highlight(code: string, language: string, { style, colour }: Screen): string {
  if (!colour) return code;
  const line = {
    yaml: yamlLine,
    yml: yamlLine,
    sh: shellLine,
    bash: shellLine,
    shell: shellLine,
    console: shellLine,
  }[language];
  return line
    ? code
        .split('\n')
        .map((text) => line(text, style))
        .join('\n')
    : code;
}

function yamlLine(line: string, style: Screen['style']): string {
  return line.replace(YAML, (all, before, comment, quoted, lead, key, colon) => {
    if (comment) return `${before}${style.comment(comment)}`;
    if (quoted) return style.string(quoted);
    return key ? `${lead}${style.key(key)}${colon}` : all;
  });
}

function shellLine(line: string, style: Screen['style']): string {
  return line.replace(SHELL, (all, before, comment, quoted, lead, flag) => {
    if (comment) return `${before}${style.comment(comment)}`;
    if (quoted) return style.string(quoted);
    return flag ? `${lead}${style.key(flag)}` : all;
  });
}
