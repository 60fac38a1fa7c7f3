/** A script that the shell rejects. */
export class ShellError extends Error {}
