import { perKey } from '../../../kubernetes/per-key.ts';
import data from './messages.json';

/** A field of a message, combining the .proto files and the JSON form. */
export interface MessageField {
  /** Its name in JSON; `.` for a message whose fields are inlined into the message that contains it. */
  readonly name: string;
  /** The letter or word of a scalar type, or the name of another message type; `derive-messages.mjs` lists them. */
  readonly type: string;
  readonly shape: 'one' | 'list' | 'map';
}

const MESSAGES = data as Readonly<Record<string, string>>;

/** The fields of a type's message by number; `undefined` for a type that has no message. */
export function messageOf(type: string): ReadonlyMap<number, MessageField> | undefined {
  return Object.hasOwn(MESSAGES, type) ? readMessage(type) : undefined;
}

const readMessage = perKey((type: string): ReadonlyMap<number, MessageField> => {
  const fields = (MESSAGES[type] ?? '').split(';').filter((field) => field !== '');
  return new Map(fields.map(readField));
});

function readField(written: string): [number, MessageField] {
  const [number = '0', name = '', type = ''] = written.split(' ');
  const shape = type.endsWith('[]') ? 'list' : type.endsWith('{}') ? 'map' : 'one';
  return [Number(number), { name, type: shape === 'one' ? type : type.slice(0, -2), shape }];
}
