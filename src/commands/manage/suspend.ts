import type { Command } from 'commander';
import { type Act, examples } from '../command.ts';
import { defineManualChange } from './change-cards.ts';

export function define(command: Command, act: Act): void {
  defineManualChange(command, act, {
    type: 'suspend',
    becomes: 'suspended',
    holds: (state) => state.suspended !== null,
  });
  examples(command, [['k8s-drill suspend rbac/roleref-immutable', 'never ask it, until it is resumed']]);
}
