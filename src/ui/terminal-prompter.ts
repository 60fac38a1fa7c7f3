export const terminalPrompter = (_: unknown, __: unknown): never => {
  throw new Error('soon');
};
