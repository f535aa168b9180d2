import { TransportProblem } from './problems.ts';

/** A file as a form sent it: the name and type that its sender gave, which prove nothing. */
export type Upload = { field: string; name: string; type: string; bytes: Uint8Array };

/** More parts than any form of ours has fields and files. */
const MOST_PARTS = 40;
const LONGEST_NAME = 200;

const malformed = (): TransportProblem =>
  new TransportProblem('body-not-form', { pointer: '', message: 'must be multipart/form-data as a browser sends it' });

/** How often the boundary stands in a body; counted before anything is read, and no further than it matters. */
const partsIn = (bytes: Buffer, boundary: string): number => {
  const mark = Buffer.from(`--${boundary}`);
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0 && count <= MOST_PARTS + 1; at = bytes.indexOf(mark, at + mark.length))
    count += 1;
  return count;
};

/** Without a folder, and without what a screen or a header could take for something else. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME);

/**
 * The fields and files of a form (RFC 7578), read by the platform's own parser. Of a field that is sent twice the last counts; what
 * was left empty is not there.
 * @throws TransportProblem: body-not-form
 */
export const multipart = async (
  bytes: Buffer,
  contentType: string,
): Promise<{ fields: Record<string, string>; files: Upload[] }> => {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  if (!boundary || partsIn(bytes, boundary[1] ?? boundary[2] ?? '') > MOST_PARTS + 1) throw malformed();
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw malformed();
    });
  const fields: Record<string, string> = {};
  const files: Upload[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (value !== '') fields[field] = value;
    } else if (value.size > 0 || value.name !== '')
      files.push({
        field,
        name: plainName(value.name),
        type: value.type.slice(0, 100),
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
  }
  return { fields, files };
};
