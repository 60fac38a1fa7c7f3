/** The items picked from a list so far. */
export interface Pick {
  readonly mode: 'one' | 'many' | 'order';
  readonly count: number;
  /** The item that the arrows are on. */
  readonly active: number;
  /** Positions from 0, in the order in which they were picked. */
  readonly picked: readonly number[];
  readonly confirmed: boolean;
}

/** A number picks that item. */
export type PickAction = 'up' | 'down' | 'toggle' | 'confirm' | 'back' | 'none' | number;

export function start(mode: Pick['mode'], count: number): Pick {
  return { mode, count, active: 0, picked: [], confirmed: false };
}

/** Handles one key. Enter confirms once something (`many`) or everything (`order`) is picked; before that it picks the marked item. */
export function pick(state: Pick, action: PickAction): Pick {
  switch (action) {
    case 'up':
      return { ...state, active: (state.active + state.count - 1) % state.count };
    case 'down':
      return { ...state, active: (state.active + 1) % state.count };
    case 'back':
      return { ...state, picked: state.picked.slice(0, -1) };
    case 'toggle':
      return toggle(state, state.active);
    case 'confirm':
      return confirm(state);
    case 'none':
      return state;
    default:
      return action < state.count ? toggle({ ...state, active: action }, action) : state;
  }
}

function toggle(state: Pick, item: number): Pick {
  if (state.mode === 'one') return { ...state, picked: [item], confirmed: true };
  if (!state.picked.includes(item)) return { ...state, picked: [...state.picked, item] };
  return { ...state, picked: state.picked.filter((i) => i !== item) };
}

function confirm(state: Pick): Pick {
  if (state.mode === 'one') return toggle(state, state.active);
  const enough = state.mode === 'many' ? state.picked.length > 0 : state.picked.length === state.count;
  if (enough) return { ...state, confirmed: true };
  return state.mode === 'order' && !state.picked.includes(state.active) ? toggle(state, state.active) : state;
}
