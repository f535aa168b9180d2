/** Writes a winmail.dat as Outlook does (MS-OXTNEF), for tests of the reader. */

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >>> 8]);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

const attribute = (level: number, id: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), u16(id), u16(6), u32(bytes.length), bytes, u16(0)]);

/** A value with its type: Unicode, text in the code page, binary, an object, or a number. */
type Value = { unicode: string } | { text: Buffer } | { binary: Buffer } | { object: Buffer } | { number: number };

const typed = (value: Value): { type: number; bytes: Buffer } => {
  if ('number' in value) return { type: 0x03, bytes: u32(value.number) };
  const [type, bytes] =
    'unicode' in value
      ? [0x1f, Buffer.from(`${value.unicode}\0`, 'utf16le')]
      : 'text' in value
        ? [0x1e, Buffer.concat([value.text, Buffer.alloc(1)])]
        : 'binary' in value
          ? [0x102, value.binary]
          : [0x0d, Buffer.concat([Buffer.alloc(16), value.object])];
  return { type, bytes: Buffer.concat([u32(1), u32(bytes.length), padded(bytes)]) };
};

const property = (id: number, value: Value): Buffer => {
  const { type, bytes } = typed(value);
  return Buffer.concat([u16(type), u16(id), bytes]);
};

/** What stands between in real ones: properties with a name, one of many values, a time. */
const NOISE = [
  [u16(0x03), u16(0x8001), Buffer.alloc(16), u32(1), u32(6), padded(Buffer.from('abc', 'utf16le')), u32(7)],
  [u16(0x03), u16(0x8002), Buffer.alloc(16), u32(0), u32(9), u32(7)],
  [u16(0x101f), u16(0x3000), u32(2), u32(2), padded(Buffer.from('ab')), u32(2), padded(Buffer.from('cd'))],
  [u16(0x40), u16(0x3007), Buffer.alloc(8)],
].map((parts) => Buffer.concat(parts));

const properties = (values: Record<number, Value>): Buffer => {
  const all = [...NOISE, ...Object.entries(values).map(([id, value]) => property(Number(id), value))];
  return Buffer.concat([u32(all.length), ...all]);
};

export const PROPERTY = {
  subject: 0x37,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  htmlCodePage: 0x3fde,
  bytes: 0x3701,
  name: 0x3707,
  type: 0x370e,
};

type Made = {
  page?: number;
  message?: Record<number, Value>;
  files?: { title?: string; bytes?: Buffer; values?: Record<number, Value> }[];
};

export const tnef = ({ page = 1252, message = {}, files = [] }: Made): Buffer =>
  Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x9007, Buffer.concat([u32(page), u32(0)])),
    attribute(1, 0x9003, properties(message)),
    ...files.flatMap(({ title, bytes, values }) => [
      attribute(2, 0x9002, Buffer.alloc(14)),
      ...(title === undefined ? [] : [attribute(2, 0x8010, Buffer.from(`${title}\0`, 'latin1'))]),
      ...(bytes === undefined ? [] : [attribute(2, 0x800f, bytes)]),
      ...(values === undefined ? [] : [attribute(2, 0x9005, properties(values))]),
    ]),
  ]);

/** RTF as it lies in a winmail.dat when nobody compressed it. */
export const storedRtf = (rtf: string): Buffer =>
  Buffer.concat([u32(rtf.length + 12), u32(rtf.length), Buffer.from('MELA'), u32(0), Buffer.from(rtf, 'latin1')]);
