import { describe, expect, it } from 'vitest';
import { PAGE } from '#test/support/track.ts';
import { aCase, offered } from './tracked-case.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const path = `${PAGE}/messages`;

const withFile = (
  fields: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(PNG),
  name = 'placa.png',
): FormData => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('files', new Blob([bytes], { type: 'image/png' }), name);
  return form;
};

describe('files of a customer', () => {
  it('A message brings files, which are kept and named on the page', async () => {
    const { track, kept, see, page, events } = await aCase();
    const upload = withFile({ text: 'Le envío la placa.', key: 'key-of-a-form' });
    expect((await track('POST', path, { upload })).status).toBe(303);
    expect(kept).toHaveLength(1);
    expect(await events()).toContain('attachment-kept');
    expect((await see()).messages.at(-1)).toMatchObject({ text: 'Le envío la placa.', files: ['placa.png'] });
    expect(await page()).toContain('Archivos: placa.png');
  });

  it('A file comes without a word as well, but nothing at all is no message', async () => {
    const { track, see } = await aCase();
    expect((await track('POST', path, { upload: withFile({}) })).status).toBe(303);
    expect((await see()).messages.at(-1).text).toContain('placa.png');
    expect((await track('POST', path, { form: {} })).status).toBe(400);
  });

  it('A file that is not kept is refused in words, and what was typed stays', async () => {
    const { track, kept } = await aCase();
    const program = new Uint8Array(Buffer.from('MZ\u0000\u0001 a program'));
    const upload = withFile({ text: 'Lo he escrito despacio.' }, program, 'foto.exe');
    const { status, text } = await track('POST', path, { upload });
    expect([status, kept]).toEqual([400, []]);
    expect(text).toContain('<a href="#message-files">');
    expect(text).toContain('Lo he escrito despacio.');
    expect(text).toContain('Vuelva a elegir los archivos');
  });

  it('A file that arrives without a byte is told to its sender, and where none was chosen nothing is missed', async () => {
    const { track, kept } = await aCase();
    const empty = { upload: withFile({ text: 'Mire.' }, new Uint8Array()), headers: { accept: 'application/json' } };
    const { status, body } = await track('POST', path, empty);
    expect([status, kept]).toEqual([400, []]);
    expect(body.errors).toMatchObject([{ pointer: '/files/0', message: 'must not be empty' }]);
    const none = withFile({ text: 'Sin archivos.' }, new Uint8Array(), '');
    expect((await track('POST', path, { upload: none })).status).toBe(303);
  });

  it('A program that sends files is told in data what is wrong, and how the case stands where nothing is', async () => {
    const { track } = await aCase();
    const headers = { accept: 'application/json' };
    const program = new Uint8Array(Buffer.from('MZ\u0000\u0001 a program'));
    const refused = await track('POST', path, { upload: withFile({ text: 'Mire.' }, program, 'foto.exe'), headers });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'file-not-allowed', errors: [{ pointer: '/files/0' }] },
    });
    const taken = await track('POST', path, { upload: withFile({ text: 'Mire.' }), headers });
    expect(taken).toMatchObject({ status: 200, body: { reference: expect.any(String) } });
  });

  it('An answer to the offer brings files too, which join the case', async () => {
    const { track, kept, see } = await aCase(offered);
    const upload = withFile({ decision: 'counter', message: 'Prefiero la pieza de la foto.' });
    expect((await track('POST', `${PAGE}/answer`, { upload })).status).toBe(303);
    expect(kept).toHaveLength(1);
    expect((await see()).messages.flatMap(({ files = [] }: { files?: string[] }) => files)).toEqual(['placa.png']);
  });
});

describe('a form that is sent twice', () => {
  it('A message is there once, and both lead back to the page; a message of another form is another one', async () => {
    const { track, see } = await aCase();
    const form = { text: 'Sigue sin calentar.', key: 'key-of-a-form' };
    for (const _ of [1, 2]) expect((await track('POST', path, { form })).status).toBe(303);
    await track('POST', path, { form: { ...form, key: 'key-of-another' } });
    const said = (await see()).messages.filter(({ text }: { text: string }) => text === form.text);
    expect(said).toHaveLength(2);
  });

  it('Every form of a page has the mark of that page', async () => {
    const { page } = await aCase(offered);
    const text = await page();
    const marks = [...text.matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key);
    expect(marks.length).toBe((text.match(/<form /g) ?? []).length);
    expect(new Set(marks).size).toBe(1);
  });

  it('Words of a form that is not there any more go into the form for messages', async () => {
    const { track } = await aCase();
    await track('POST', `${PAGE}/escalate`, { form: { message: 'Una vez.' } });
    const again = await track('POST', `${PAGE}/escalate`, { form: { message: 'Nadie me ha llamado todavía.' } });
    expect(again.status).toBe(409);
    expect(/<textarea id="message-text"[^>]*>\s*([^<]*)/.exec(again.text)?.[1]).toBe('Nadie me ha llamado todavía.');
  });
});
