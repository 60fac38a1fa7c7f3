import { Beyond } from '../../shell/beyond.ts';
import { type AwkValue, asAwkText, asNumber } from './value.ts';

const DIRECTIVE = /%(?:%|([-0 +#]*)(\d*)(?:\.(\d+))?([a-zA-Z]))/g;

/** Formats values as `printf` does. @throws Beyond for letters other than `d`, `i`, `s`, `c` and `f`, and for `*` */
export function formatAwk(format: string, values: readonly AwkValue[]): string {
  if (/%(?!%|[-0 +#]*\d*(?:\.\d+)?[a-zA-Z])/.test(format.replaceAll('%%', '')))
    throw new Beyond(`printf "${format}" of awk`);
  let at = 0;
  return format.replace(
    DIRECTIVE,
    (whole, flags = '', width = '', precision: string | undefined, letter = '') => {
      if (whole === '%%') return '%';
      const value = values[at++];
      const text = formatted(value, letter, precision, whole);
      if (/[ +#]/.test(flags) || (flags.includes('0') && !/[dif]/.test(letter)))
        throw new Beyond(`${whole} of awk`);
      if (flags.includes('-')) return text.padEnd(Number(width));
      if (!flags.includes('0')) return text.padStart(Number(width));
      return text.startsWith('-')
        ? `-${text.slice(1).padStart(Number(width) - 1, '0')}`
        : text.padStart(Number(width), '0');
    },
  );
}

function formatted(value: AwkValue, letter: string, precision: string | undefined, whole: string): string {
  switch (letter) {
    case 's': {
      const text = asAwkText(value);
      return precision === undefined ? text : text.slice(0, Number(precision));
    }
    case 'd':
    case 'i':
      if (precision !== undefined) throw new Beyond(`${whole} of awk`);
      return String(Math.trunc(asNumber(value)) || 0);
    case 'f':
      return asNumber(value).toFixed(Number(precision ?? 6));
    case 'c':
      if (typeof value === 'number') throw new Beyond(`${whole} of a number`);
      return asAwkText(value).slice(0, 1);
    default:
      throw new Beyond(`${whole} of awk`);
  }
}
