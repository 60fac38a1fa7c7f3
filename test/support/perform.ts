/** What became of a session whose effects were performed one after another, to where nothing answered them. */
interface Performed<Effect, State> {
  readonly effects: readonly Effect[];
  readonly last: State;
}

/**
 * Performs the effects of a state machine until one of them stops it, or the last of a step has no answer.
 * @param react gives the event that answers an effect; `null` where there is none
 */
export async function perform<
  Effect,
  Event extends object,
  State extends { readonly effects: readonly Effect[] },
>(
  start: State,
  react: (effect: Effect) => Promise<Event | 'stop' | null>,
  next: (state: State, event: Event) => State,
): Promise<Performed<Effect, State>> {
  const effects: Effect[] = [];
  let last = start;
  for (;;) {
    let event: Event | 'stop' | null = null;
    for (const effect of last.effects) {
      effects.push(effect);
      event = await react(effect);
    }
    if (event === 'stop' || event === null) return { effects, last };
    last = next(last, event);
  }
}
