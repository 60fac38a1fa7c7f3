/**
 * Loaded into the program with `--require`: lets the Nth operation that changes a file fail, as `K8S_DRILL_FAULT` says (`kill:3`, `ENOSPC:3`,
 * `EIO:3`, `short:3`), or counts them (`count:PATH`). What the program prints is left alone.
 */
const fs = require('node:fs');

/** @typedef {(...args: unknown[]) => unknown} Operation */

const [kind = '', argument = ''] = (process.env.K8S_DRILL_FAULT ?? '').split(/:(.*)/s);
const ON_HANDLE = new Set(['writeSync', 'fsyncSync', 'fdatasyncSync', 'ftruncateSync']);
const ON_PATH = ['renameSync', 'linkSync', 'rmSync', 'unlinkSync', 'mkdirSync'];
const LAST_STANDARD_HANDLE = 2;
const operations = /** @type {Record<string, Operation>} */ (/** @type {unknown} */ (fs));
let count = 0;

/** @type {(name: string, real: Operation) => Operation} */
const faulty =
  (name, real) =>
  (...args) => {
    if (ON_HANDLE.has(name) && Number(args[0]) <= LAST_STANDARD_HANDLE) return real(...args);
    count++;
    if (kind === 'count') fs.appendFileSync(argument, '.');
    if (count !== Number(argument)) return real(...args);
    if (kind === 'kill') process.kill(process.pid, 'SIGKILL');
    if (kind !== 'short') throw Object.assign(new Error(`${kind}: injected, ${name}`), { code: kind });
    const [handle, data] = args;
    const bytes = name === 'writeSync' ? Buffer.from(/** @type {Buffer | string} */ (data)) : null;
    return bytes === null ? real(...args) : real(handle, bytes.subarray(0, bytes.length >> 1));
  };

for (const name of [...ON_HANDLE, ...ON_PATH]) {
  const real = operations[name];
  if (real !== undefined) operations[name] = faulty(name, real);
}
