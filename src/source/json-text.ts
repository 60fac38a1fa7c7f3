const SPECIAL = /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|#(?=\[|vso\[|teamcity\[)/g;

/**
 * A value as JSON, as `JSON.stringify` writes it, with everything escaped that a terminal or a CI runner would interpret. Unlike the guard for
 * output, this loses nothing of the value.
 */
export function jsonText(
  value: unknown,
  replacer: ((key: string, value: unknown) => unknown) | null = null,
  indent?: number,
): string {
  return JSON.stringify(value, replacer ?? undefined, indent).replace(
    SPECIAL,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
