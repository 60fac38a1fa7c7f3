/** A script that the shell does not accept. */
export class ShellError extends Error {}
