import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** @typedef {import('rolldown').Plugin} Plugin */
/** @typedef {import('rolldown').OutputChunk} OutputChunk */
/** @typedef {import('./chunk-plan.mjs').Module} Module */

/** What dependencies drag along and the program never uses. @type {Readonly<Record<string, string>>} */
const STUBS = {
  // conf validates with it only where a schema is given; ours are checked by src/progress/settings.
  ajv: 'export class Ajv {} export default Ajv;',
  'ajv/dist/2020.js': 'export class Ajv2020 {} export default Ajv2020;',
  'ajv-formats': 'export default () => {};',
  // gray-matter's engines: the deck reader hands it our own, and one of these runs what it reads.
  './lib/engines': 'export default {};',
  './engines': 'export default {};',
  // inquirer's editor brings tables of character sets; files are edited by src/editor.
  '@inquirer/external-editor': 'export const editAsync = () => {};',
  // gray-matter cuts a text into sections with it only where it is asked to.
  'section-matter': 'export default () => {};',
};

/** The bundler's own helpers. */
const RUNTIME = '\0rolldown/runtime.js';

/** @param {string} id */
export const isForeign = (id) => id.includes(`${sep}node_modules${sep}`);

/** @returns {Plugin} */
export function stubs() {
  const mark = '\0stub:';
  return {
    name: 'stubs',
    resolveId: (source, importer) =>
      source in STUBS && importer !== undefined && isForeign(importer) ? `${mark}${source}` : undefined,
    load: (id) => (id.startsWith(mark) ? STUBS[id.slice(mark.length)] : undefined),
  };
}

/**
 * Modules of Node's that cost a start much and are needed late or never: cryptography with the first saved answer, unpacking with the
 * first data that is packed, and child processes in commander for subcommands that are programs of their own, of which there are none. The cluster, its
 * server and its clients use more of them, and are themselves loaded late.
 * @param {string} src
 * @returns {Plugin}
 */
export function lazyModules(src) {
  const mark = '\0lazy:';
  /** @type {Readonly<Record<string, { used: string, by: string }>>} */
  const lazy = {
    'node:crypto': { used: 'createHash', by: src },
    'node:zlib': { used: 'brotliDecompressSync', by: src },
    'node:child_process': { used: 'spawn', by: join('node_modules', 'commander') },
  };
  return {
    name: 'lazy-modules',
    resolveId(source, importer) {
      const found = lazy[source];
      const isLate = ['serve', 'cluster', 'client'].some((part) => importer?.startsWith(join(src, part)));
      return found && importer?.includes(found.by) && !isLate ? `${mark}${source}` : undefined;
    },
    load(id) {
      const name = id.startsWith(mark) ? id.slice(mark.length) : '';
      const used = lazy[name]?.used;
      return (
        used && `export const ${used} = (...args) => process.getBuiltinModule('${name}').${used}(...args);`
      );
    },
  };
}

/**
 * Data is in files of its own, packed, and is read when something of it is first asked for: an object whose properties parse all of it. A list
 * is read with the module that has it.
 * `JSON.parse` is several times faster than the same data as a JavaScript literal.
 * @param {string} src
 * @param {string} dist
 * @returns {Plugin}
 */
export function dataApart(src, dist) {
  return {
    name: 'data-apart',
    async load(id) {
      if (!id.startsWith(src) || !id.endsWith('.json')) return undefined;
      const data = JSON.parse(await readFile(id, 'utf8'));
      const packed = brotliCompressSync(JSON.stringify(data));
      const file = `${relative(src, id).replaceAll(sep, '-')}.br`;
      await writeFile(join(dist, file), packed);
      const bytes = `readFileSync(__dirname + ${JSON.stringify(`/${file}`)})`;
      const text = `process.getBuiltinModule('node:zlib').brotliDecompressSync(${bytes}).toString()`;
      if (Array.isArray(data)) {
        const code = `import { readFileSync } from 'node:fs';\nexport default JSON.parse(${text});`;
        return { code, moduleType: 'js' };
      }
      const getters = Object.keys(data).map((key) => {
        const name = JSON.stringify(key);
        return `get ${name}() { return read()[${name}]; },`;
      });
      const code = `
        import { readFileSync } from 'node:fs';
        let data;
        const read = () => (data ??= JSON.parse(${text}));
        export default {${getters.join('')}};`;
      return { code, moduleType: 'js' };
    },
  };
}

/**
 * Tells what imports what, once all of it is read.
 * @param {Map<string, Module>} modules is filled
 * @returns {Plugin}
 */
export function collected(modules) {
  return {
    name: 'collected',
    moduleParsed({ id, code, importedIds, dynamicallyImportedIds }) {
      modules.set(id, {
        size: code?.length ?? 0,
        imports: importedIds,
        lazy: dynamicallyImportedIds,
        foreign: isForeign(id),
      });
    },
  };
}

/**
 * Writes what one file gives to another as plain properties: a getter for each costs a start more than reading the file.
 * It holds because nothing that is exported is assigned again, and no file imports one that imports it.
 * @returns {Plugin}
 */
export function plainExports() {
  const getter =
    /Object\.defineProperty\(exports,[`"](\w+)[`"],\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;
  return {
    name: 'plain-exports',
    transform(code, id) {
      const [, name] = /^export (?:let|var) ([\w$]+)/m.exec(code) ?? [];
      if (name !== undefined && !isForeign(id) && id !== RUNTIME)
        this.error(`${id} exports ${name}, which may be assigned again`);
      return undefined;
    },
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        if (/\b__esmMin\(/.test(file.code.replace(/__esmMin=/, '')))
          this.error(`${file.fileName} holds an ES module that is required by a CommonJS one`);
        file.code = file.code.replace(getter, 'exports.$1=$2');
      }
    },
  };
}

/**
 * Puts what the first file imports into that file, instead of files of their own: every start needs it.
 * @param {string} entry the name of the first file
 * @returns {Plugin}
 */
export function commonInEntry(entry) {
  return {
    name: 'common-in-entry',
    generateBundle(_, files) {
      const chunks = Object.values(files).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const first = chunks.find(({ fileName }) => fileName === entry);
      if (first === undefined) this.error(`there is no ${entry}`);
      const common = importsOf(first, chunks);
      for (const [index, moved] of common.entries()) {
        delete files[moved.fileName];
        for (const file of chunks) {
          const from = file === first || common.includes(file) ? 'module.exports' : `require("./${entry}")`;
          file.code = file.code.replaceAll(`require("./${moved.fileName}")`, `${from}.common${index}`);
        }
      }
      const code = common.map(
        (moved, index) =>
          `module.exports.common${index}={};(exports=>{${moved.code}})(module.exports.common${index});`,
      );
      first.code = `${code.join('')}${first.code}`;
    },
  };
}

/**
 * @param {OutputChunk} file
 * @param {readonly OutputChunk[]} files
 * @returns {OutputChunk[]} what it imports, directly or not, each after what it imports itself
 */
function importsOf(file, files) {
  const found = file.imports.flatMap((name) => {
    const imported = files.find(({ fileName }) => fileName === name);
    return imported === undefined ? [] : [...importsOf(imported, files), imported];
  });
  return [...new Set(found)];
}
