import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineManualChange } from './change-cards.ts';

export function define(command: Command, act: Act): void {
  defineManualChange(command, act, {
    type: 'resume',
    becomes: 'asked again',
    holds: (state, day) => state.suspended === null && state.buriedOn !== day,
  });
  examples(command, [['k8s-drill resume rbac/roleref-immutable', 'ask it again when it is due']]);
}
