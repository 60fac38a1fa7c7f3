/** A syntax error that bash reports. */
export class BashSyntaxError extends Error {}
