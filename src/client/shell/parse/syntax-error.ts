/** What bash itself refuses to read. */
export class BashSyntaxError extends Error {}
