import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineManualChange } from './change-cards.ts';

export function define(command: Command, act: Act): void {
  defineManualChange(command, act, {
    type: 'bury',
    becomes: 'left out for today',
    holds: (state, day) => state.buriedOn === day,
  });
  examples(command, [['k8s-drill bury rbac/roleref-immutable', 'not today']]);
}
