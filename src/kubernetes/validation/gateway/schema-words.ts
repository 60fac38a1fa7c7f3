import type { FieldPath } from '../field-path.ts';

/** Reports a broken rule of a custom resource as the server does: with the type of the value instead of the value. */
export function broken(type: 'array' | 'object' | 'string', words: string, at: FieldPath): void {
  at.invalid(type, words);
}

/** Checks a number against the bounds in a custom resource's schema. */
export function checkBounds(value: number | undefined, least: number, most: number, at: FieldPath): void {
  if (value === undefined) return;
  if (value < least) at.invalid(value, `${at} in body should be greater than or equal to ${least}`);
  if (value > most) at.invalid(value, `${at} in body should be less than or equal to ${most}`);
}

/** Checks a text against the pattern in a custom resource's schema. */
export function checkForm(value: string | undefined, form: RegExp, most: number, at: FieldPath): void {
  if (value === undefined) return;
  if (value === '') at.invalid(value, `${at} in body should be at least 1 chars long`);
  if (value.length > most) at.tooLong(most);
  if (!form.test(value)) at.invalid(value, `${at} in body should match '${form.source}'`);
}

/** Checks the number of items in a list. */
export function checkCount(count: number, least: number, most: number, at: FieldPath): void {
  if (count < least) at.invalid(count, `${at} in body should have at least ${least} items`);
  if (count > most) at.tooMany(count, most);
}

export const HOSTNAME = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const SECTION = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const LONGEST_NAME = 253;
