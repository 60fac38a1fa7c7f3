import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineManualChange } from './change-cards.ts';

export function define(command: Command, act: Act): void {
  defineManualChange(command, act, {
    type: 'reset',
    becomes: 'new',
    holds: (state) => state.phase === 'new' && state.suspended === null && state.buriedOn === null,
  });
  examples(command, [
    ['k8s-drill reset rbac/roleref-immutable', 'learn it from the start'],
    ['k8s-drill reset --unit rbac', 'a whole unit'],
    ['k8s-drill undo', 'take that back, for all of its cards'],
  ]);
}
