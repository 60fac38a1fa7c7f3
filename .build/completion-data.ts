export { outlineProgram } from '../src/commands/completion/outline-program.ts';
