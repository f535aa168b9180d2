/** A mail, or a part of one: its headers up to the empty line that ends them, and all from there on. */
export type Entity = { head: Buffer; body: Buffer };

/** Whether the line that begins here is empty; some servers leave more than one carriage return at its end. */
const isEmptyLine = (mail: Buffer, start: number): boolean => {
  let at = start;
  while (mail[at] === 0x0d) at++;
  return mail[at] === 0x0a;
};

/** Cuts a mail or a part behind its headers. One that begins with an empty line has none. */
export const entityOf = (mail: Buffer): Entity => {
  let start = 0;
  while (start < mail.length && !isEmptyLine(mail, start)) start = mail.indexOf(0x0a, start) + 1 || mail.length;
  return { head: mail.subarray(0, start), body: mail.subarray(start) };
};

/** The fields of a head, each with its folded lines and its line end. */
export const fieldsOf = (head: Buffer): string[] =>
  head.toString('latin1').match(/[^\n]+\n(?:[ \t][^\n]*\n)*(?:[ \t][^\n]*$)?|[^\n]+$/g) ?? [];

/** The value of the first field of a name, on one line; empty if there is none. */
export const fieldValue = (fields: string[], name: string): string => {
  const field = fields.find((line) => line.slice(0, line.indexOf(':')).trimEnd().toLowerCase() === name);
  return (
    field
      ?.slice(field.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim() ?? ''
  );
};

/** A parameter of such a value (RFC 2045, 5.1). */
export const parameterOf = (value: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^";\\s]+))`, 'i').exec(value)?.slice(1).find(Boolean);

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

/** A line without the spaces that transport left at its end. */
const withoutSpaceAtEnd = (line: string): string => {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
};

/** Bytes of quoted-printable (RFC 2045, 6.7). */
const unquoted = (body: string): Buffer =>
  Buffer.from(
    body
      .split('\n')
      .map((line, index, { length }) => (index < length - 1 ? withoutSpaceAtEnd(line) : line))
      .join('\n')
      .replace(/=\n/g, '')
      .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** The bytes a part holds, without what they were packed into for transport. */
export const contentOf = ({ body }: Entity, encoding: string): Buffer => {
  const packed = body.subarray(body.indexOf(0x0a) + 1);
  if (/base64/i.test(encoding)) return Buffer.from(packed.toString('latin1'), 'base64');
  return /quoted-printable/i.test(encoding) ? unquoted(packed.toString('latin1')) : packed;
};

/** A field as one line of headers. */
const written = (field: string): string => field.replace(/(?<!\r)\r*\n?$/, '\r\n');

/** The part with other bytes, packed in Base64, its other headers as they are. */
export const repacked = (fields: string[], { type, content }: { type: string; content: Buffer }): Entity => {
  const kept = fields.filter((field) => !/^content-(?:type|transfer-encoding)[ \t]*:/i.test(field));
  const own = [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64'];
  const lines = content.toString('base64').match(/.{1,76}/g) ?? [];
  return {
    head: Buffer.from([...kept, ...own].map(written).join(''), 'latin1'),
    body: Buffer.from(`\r\n${lines.join('\r\n')}\r\n`, 'latin1'),
  };
};

/** The part with one of its fields replaced, or with that field added. */
export const withField = (fields: string[], name: string, value: string): Buffer => {
  const others = fields.filter((field) => fieldValue([field], name) === '');
  return Buffer.from([...others, `${name}: ${value}`].map(written).join(''), 'latin1');
};
