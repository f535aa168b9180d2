import { describe, expect, it } from 'vitest';
import { mailWords } from '#channels/email/mail-words.ts';
import { knownWords } from '#domain/messages/known-words.ts';
import { parsedLetter } from './letters.ts';

const readOf = async (body: string, over: Parameters<typeof parsedLetter>[0] = {}) =>
  mailWords(await parsedLetter(over, body));

describe('a mail that answers nothing', () => {
  it.each([
    [
      'a parcel that was sent by a carrier',
      'Hola:\nEnviado con SEUR el lunes, la cocina nueva.\nAl encenderla hubo una fuga de gas y mi hijo acabo en el hospital.',
    ],
    ['a parcel that was late', 'Pedido 20417.\nEnviado con retraso y roto'],
    ['a parcel in English', 'Order 20417.\nSent from your warehouse on Monday, never arrived.'],
    ['what follows two hyphens', 'Sigue mal.\n--\nAdemás mi hija se ha quemado la mano.'],
    ['a signature', 'Sigue mal.\n\n--\nAna Pérez\nCalle Mayor 1\n600 123 456'],
    ['a dash and a name', 'Sigue mal.\n\n—\nAna Pérez'],
    [
      'a postscript under what a telephone adds',
      'Sigue mal.\n\nEnviado desde mi iPhone\n\nP.D. Huele a gas en la cocina.',
    ],
    [
      'what an agent wrote',
      'Buenos dias.\nEl 3 de marzo su agente Pedro me escribió:\n"No le vamos a devolver nada".\nQuiero los 200 euros.',
    ],
    ['that nobody wrote', 'El 12/03 llamé a su tienda y nadie me contestó ni me escribió\nhasta dos semanas después.'],
    ['a flight', 'mi vuelo era este:\nDe: Madrid\nA: Oslo\nFecha: 12 de mayo\nLo cancelaron y no me han dado nada.'],
    ['a form', 'De: ana@example.com\nFecha: 12/05/2026 10:00\nAsunto: Avería\nMensaje: Hay una fuga de gas.'],
    [
      'a mail that was copied into it',
      'Les copio lo que me mandaron.\n\nDe: Tienda <t@tienda.example>\nEnviado: lunes\nPara: Ana\nAsunto: x\n\nNo le devolvemos el dinero.',
    ],
    [
      'a quotation with its attribution',
      'Vean:\n\nEl lun, 2 jun 2025 a las 20:11, Tienda <t@tienda.example> escribió:\n> No le devolvemos nada.\n\nEspero su respuesta.',
    ],
    ['a list with arrows', 'Tres fallos:\n> no enciende\n> hace ruido\n> gotea'],
    ['an original message', 'Hola.\n-----Mensaje original-----\nDe: Tienda\n\nNo hay dinero.'],
  ])('A mail that answers nothing is read whole: %s', async (_, body) =>
    expect(await readOf(body)).toEqual({ text: body }),
  );

  it('A first mail whose subject only looks like an answer is read whole', async () => {
    const body =
      'Sigue mal.\n\nEl 2 jun 2025 a las 20:11, Tienda <t@tienda.example> escribió:\n> No le devolvemos nada.';
    expect(await readOf(body, { Subject: 'RE: Respuesta' })).toEqual({ text: body });
  });

  it.each([
    ['it names a mail', { 'In-Reply-To': '<1@lumbre.example>' }],
    ['it refers to mails', { References: '<0@x.example> <1@lumbre.example>' }],
    ['it goes to the address of a case', { To: 'atencion+am-7k3q9f2d@lumbre.example' }],
    ['it has the reference of a case in its subject', { Subject: 'RE: AM-7K3Q9F2D' }],
  ])('A mail is an answer where %s, and what it quotes is folded away', async (_, over) => {
    const quotation = 'El lun, 2 jun 2025 a las 20:11, Lumbre <a@lumbre.example> escribió:\n> Hola';
    expect(await readOf(`Sigue mal.\n\n${quotation}`, over)).toEqual({ text: 'Sigue mal.', hidden: quotation });
  });

  it('A mail that joins a case and names nothing is cut only where it quotes what was said there', async () => {
    const said = 'Hemos recibido su queja y la está mirando Lucía Gómez.';
    const head = 'De: Tienda <t@tienda.example>\nEnviado: lunes\nPara: Ana\nAsunto: x';
    const mail = (quoted: string) => parsedLetter({}, `Miren.\n\n${head}\n\n${quoted}`);
    const known = knownWords([said]);
    expect(mailWords(await mail('No hay dinero.'), known).text).toContain('No hay dinero.');
    expect(mailWords(await mail(said), known)).toEqual({ text: 'Miren.', hidden: `${head}\n\n${said}` });
  });

  it('What lies in an answer as a message of its own is read', async () => {
    const enclosed = 'De · From: Tienda\n\nEl 2 jun 2025 a las 20:11, Tienda <t@tienda.example> escribió:\n> No.';
    const mail = { ...(await parsedLetter({ 'In-Reply-To': '<1@x.example>' }, 'Lean esto.')), enclosed };
    expect(mailWords(mail)).toEqual({ text: `Lean esto.\n\n${enclosed}` });
  });
});
