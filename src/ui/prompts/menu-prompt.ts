import inquirer from 'inquirer';

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** A menu that arrows walk through and Enter picks from; resolves to a position from 0. */
export async function menuPrompt(label: string, items: readonly string[], streams: Streams): Promise<number> {
  const prompt = inquirer.createPromptModule(streams);
  const choices = items.map((name, value) => ({ name, value }));
  const { picked } = await prompt([{ type: 'select', name: 'picked', message: label, choices }]);
  return picked;
}
