import { resolve } from 'node:path';

/**
 * Which build of a package is bundled and tested. That of `yaml` for Node asks for an environment variable at every token, which is a
 * third of a reading; the one for browsers is the same code without it, in ES modules, of which only what is used is bundled.
 */
export const ALIASES = { yaml: resolve(import.meta.dirname, '../node_modules/yaml/browser/dist/index.js') };
