import { sep } from 'node:path';

const GENERATING = ['lexer.js', 'parser.js'].map((file) =>
  ['yaml', 'browser', 'dist', 'parse', file].join(sep),
);

/**
 * The lexer and parser of `yaml` hand out each token through a chain of generators, which takes three quarters of their time. The program
 * always reads whole texts, so the same code collects its tokens in a list instead.
 * @returns {import('rolldown').Plugin}
 */
export function eagerYaml() {
  return {
    name: 'eager-yaml',
    transform: (code, id) => (GENERATING.some((file) => id.endsWith(file)) ? collecting(code) : undefined),
  };
}

/**
 * A class of generator methods as one of plain methods; `lex` and `parse` return what was yielded.
 * @param {string} code
 */
export function collecting(code) {
  const plain = code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(
      /^ {4}\*(lex|parse)\(/m,
      '    $1(...text) { this.all = []; this.read(...text); return this.all; }\n    *read(',
    )
    .replace(/^ {4}\*(?=\w+\()/gm, '    ')
    .replace(/\byield\* /g, '')
    .replace(/\byield ([^;]+);/g, 'this.all.push($1);');
  if (!plain.includes('this.read(') || /\byield\b|\bfunction\*|^\s*\*/m.test(plain))
    throw new Error('a parser of yaml is written in another way than its generators are known here');
  return plain;
}
