const LENGTH_DELIMITED = 2;
const VARINT = 0;
const encoder = new TextEncoder();

/** A field that contains text. */
export function textField(number: number, text: string): Uint8Array {
  return messageField(number, encoder.encode(text));
}

/** A field that is true; false is encoded by leaving the field out. */
export function flagField(number: number, flag: boolean): Uint8Array {
  return flag ? Buffer.concat([varint(number * 8 + VARINT), varint(1)]) : new Uint8Array();
}

/** A field that contains an encoded message. @see https://protobuf.dev/programming-guides/encoding/ */
export function messageField(number: number, message: Uint8Array): Uint8Array {
  return Buffer.concat([varint(number * 8 + LENGTH_DELIMITED), varint(message.length), message]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 0x80)) {
    const isLast = left < 0x80;
    bytes.push(isLast ? left : (left % 0x80) + 0x80);
    if (isLast) return Uint8Array.from(bytes);
  }
}
