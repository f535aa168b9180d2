import { describe, expect, it } from 'vitest';
import { readAnswer } from '#channels/email/readable.ts';

const mine = 'Sigue igual que el lunes.';
const theirs = 'Hola, Ana:\nHemos recibido su queja.';
const marked = theirs.replace(/^/gm, '> ');

/** What is below an answer is folded away, and nothing of it is lost. */
const expectFolded = (below: string): void => {
  const { text, hidden = '' } = readAnswer(`${mine}\n\n${below}`);
  expect(text).toBe(mine);
  for (const word of below.match(/[\p{L}\p{N}]+/gu) ?? []) expect(hidden).toContain(word);
};

describe('an attribution in any language', () => {
  const attributions: [name: string, line: string][] = [
    ['the hour first', '11:00, 17 de noviembre de 2026, "X" <x@y.example>:'],
    ['on four lines', 'El lunes, 17 de noviembre\nde 2026 a las 11:00,\nLumbre <a@lumbre.example>\nescribió:'],
    ['on five lines', '11:00,\n17 de noviembre de 2026,\n"Lumbre"\n<a@lumbre.example>\nescribió:'],
    ['ca', 'Missatge de Lumbre <a@lumbre.example> del dia dt., 17 de nov. 2026 a les 11:00:'],
    ['ca, with "va escriure"', 'El dt., 17 de nov. 2026 a les 10:12, Lumbre <a@lumbre.example> va escriure:'],
    ['eu', 'Lumbre <a@lumbre.example> igorleak hau idatzi du (2026 aza. 17, ar. (11:00)):'],
    ['eu, the address last', '2026 aza. 17, ar. (11:00), erabiltzaileak hau idatzi du (Lumbre <a@lumbre.example>):'],
    ['gl', 'O mar, 17 nov 2026 ás 11:00, Lumbre (<a@lumbre.example>) escribiu:'],
    ['nl', 'Op di 17 nov 2026 om 11:00 schreef Lumbre <a@lumbre.example>:'],
    ['nl, without an address', 'Op 17-11-2026 om 11:00 schreef Lumbre:'],
    ['pl', 'wt., 17 lis 2026 o 11:00 Lumbre <a@lumbre.example> napisał(a):'],
    ['hu', 'Lumbre <a@lumbre.example> ezt írta (időpont: 2026. nov. 17., K, 11:00):'],
    ['da', 'Den tirs. 17. nov. 2026 kl. 11.00 skrev Lumbre <a@lumbre.example>:'],
    ['fi', 'ti 17. marrask. 2026 klo 11.00 Lumbre (a@lumbre.example) kirjoitti:'],
    ['no', 'tir. 17. nov. 2026 kl. 11:00 skrev Lumbre <a@lumbre.example>:'],
    ['ru', 'вт, 17 нояб. 2026 г. в 11:00, Lumbre <a@lumbre.example>:'],
    ['ru, without an address', '17.11.2026 11:00, Lumbre пишет:'],
    ['de', 'Am Di., 17. Nov. 2026 um 11:00 Uhr schrieb Lumbre <a@lumbre.example>:'],
    ['it', 'Il giorno mar 17 nov 2026 alle ore 11:00 Lumbre <a@lumbre.example> ha scritto:'],
    ['fr', 'Le mar. 17 nov. 2026 à 11:00, Lumbre <a@lumbre.example> a écrit :'],
    ['sv', 'Den tis 17 nov. 2026 kl 11:00 skrev Lumbre <a@lumbre.example>:'],
    ['ro', 'În mar., 17 nov. 2026 la 11:00, Lumbre <a@lumbre.example> a scris:'],
    ['tr', 'Lumbre <a@lumbre.example>, 17 Kas 2026 Sal, 11:00 tarihinde şunu yazdı:'],
    ['el', 'Στις Τρί 17 Νοε 2026 στις 11:00 π.μ., ο χρήστης Lumbre <a@lumbre.example> έγραψε:'],
    ['ja', '2026年11月17日(火) 11:00 Lumbre <a@lumbre.example>:'],
  ];

  it.each(attributions)('An attribution above marked lines is folded away with them: %s', (_, line) => {
    expectFolded(`${line}\n${marked}`);
    expectFolded(`${line}\n\n${marked}`);
  });

  it.each(attributions)('An attribution takes no line of the sender with it: %s', (_, line) =>
    expect(readAnswer(`${mine}\n${line}\n${marked}`).text).toBe(mine),
  );

  it.each(attributions.filter(([, line]) => line.includes('<')))(
    'An attribution with an address heads what no mark quotes: %s',
    (_, line) => expectFolded(`${line}\n\n${theirs}`),
  );
});

describe('the head of a quoted mail', () => {
  it.each([
    [
      'no space after the colon',
      'De :Lumbre\nEnviado el :lunes, 17 de noviembre de 2026\nPara :Ana\nAsunto :RE: queja',
    ],
    ['bold in Markdown', '**De:** Lumbre <a@lumbre.example>\n**Enviado:** lunes\n**Para:** Ana\n**Asunto:** x'],
    ['bold', '*De:* Lumbre\n*Enviado el:* lunes\n*Para:* Ana\n*Asunto:* x'],
    ['bold, the colon outside', '**De**: Lumbre\n**Fecha**: lunes 17, 11:00\n**Para**: Ana\n**Asunto**: x'],
    ['below a line', '________________________________\nDe: Lumbre\nEnviado: lunes\nPara: Ana\nAsunto: x'],
    ['Lotus Notes', 'Lumbre/ES/ACME\n17/11/2026 11:00\nPara: Ana/ES\ncc:\nAsunto: Re: queja'],
    ['Lotus Notes, names alone', 'Lumbre\n17/11/2026 11:00:21\n\nPara\nana@example.com\ncc\n\nAsunto\nRe: queja'],
    ['Lotus Notes in English', 'From:\tLumbre/ES\nTo:\tana@example.com\nDate:\t17/11/2026 11:00\nSubject:\tRe: queja'],
    ['Lotus Notes on one line', 'Lumbre ---17/11/2026 11:00:12---Estimada Ana'],
    [
      'Lotus iNotes',
      '-----"Lumbre" <a@lumbre.example> escribió: -----\nPara: ana@example.com\nDe: "Lumbre" <a@lumbre.example>\nFecha: 17/11/2026 11:00\nAsunto: Re: queja',
    ],
    [
      'Orange',
      'Message du : 17/11/2026 11:00\nDe : "Lumbre" <a@lumbre.example>\nA : ana@example.com\nObjet : Re: queja',
    ],
    ['ca', 'De: Lumbre\nEnviat el: dilluns\nPer a: Ana\nTema: x'],
    ['eu', 'Nork: Lumbre\nBidalia: astelehena\nNori: Ana\nGaia: x'],
    ['nl', 'Van: Lumbre\nVerzonden: maandag\nAan: Ana\nOnderwerp: x'],
    ['pl', 'Od: Lumbre\nWysłano: poniedziałek\nDo: Ana\nTemat: x'],
    ['hu', 'Feladó: Lumbre\nElküldve: hétfő\nCímzett: Ana\nTárgy: x'],
    ['da', 'Fra: Lumbre\nSendt: mandag\nTil: Ana\nEmne: x'],
    ['fi', 'Lähettäjä: Lumbre\nLähetetty: maanantai\nVastaanottaja: Ana\nAihe: x'],
    ['ru', 'От: Lumbre\nОтправлено: пн\nКому: Ana\nТема: x'],
    ['it', 'Da: Lumbre\nInviato: lunedì\nA: Ana\nOggetto: x'],
    [
      'a telephone',
      '-------- Mensaje original --------\nDe: Lumbre\nFecha: 17/11/26 11:00\nA: ana@example.com\nAsunto: x',
    ],
  ])('The head of a quoted mail is folded away with it: %s', (_, head) => expectFolded(`${head}\n\n${theirs}`));

  it('A marked head of web mail is folded away', () =>
    expectFolded(
      '> Message du : 17/11/2026 11:00\n> De : "Lumbre" <a@lumbre.example>\n> A : Ana\n> Objet : x\n>\n> Hola',
    ));
});

describe('a signature below an answer', () => {
  it.each([
    '—\nAna Pérez',
    '-- \nAna',
    '--\nAna Pérez\nTel. 600 123 456\nana@example.com',
    '__\nAna Pérez\nC/ Mayor 1, 28001 Madrid\n+34 600 123 456\nwww.ana.example',
    'Enviado a partir de Outlook',
    'Enviado desde mi iPhone',
    'Enviado desde mi Xiaomi 14',
    'Enviado desde Outlook para Android',
    'Enviado desde Correo para Windows',
    'Obtener Outlook para iOS',
    'Enviat des del meu iPhone',
    'Nire iPhone-tik bidalia',
    'Envoyé de mon iPhone',
    'Von meinem iPhone gesendet',
    'Inviato da iPhone',
    'Sent from my iPhone',
  ])('A signature below an answer is folded away: %j', (below) => expectFolded(below));

  it.each([
    ['--\nAdemás mi hija se ha quemado la mano.', ''],
    ['--\nquiero mi dinero', ''],
    ['Enviado desde mi casa el lunes y no ha llegado', ''],
    ['Enviado con retraso y roto', ''],
    ['Enviado desde mi teléfono porque el ordenador se ha quemado', ''],
    ['Descarga eléctrica con el móvil', ''],
    ['Get my phone repaired', ''],
    ['---\nme quemé la mano con el aparato', ''],
    ['Sent from your warehouse on Monday, never arrived.', ''],
    ['P.D. Huele a gas en la cocina.', 'Enviado desde mi iPhone'],
  ])('What is said there is no signature: %j', (said, device) => {
    const { text, hidden = '' } = readAnswer(`${mine}\n\n${device}\n${said}`);
    expect(text).toContain(said);
    expect(hidden).toBe(device);
  });
});

describe('what an answer keeps', () => {
  it.each([
    [
      'a greeting alone above a quotation',
      `Buenos días:\n\nEl 2 jun 2025 a las 20:11, Lumbre <a@lumbre.example> escribió:\n${marked}`,
    ],
    [
      'a greeting and a farewell',
      `Hola:\n\nUn saludo,\nAna\n\nEl 2 jun 2025 a las 20:11, Lumbre <a@lumbre.example> escribió:\n${marked}`,
    ],
    ['nothing but a quotation', marked],
    ['a flight', 'Era este.\n\nDe: Madrid\nA: Oslo\nFecha: 12 de mayo\nAsunto: cancelación\nLo cancelaron.'],
    ['a form', 'Era esto.\n\nDe: a@example.com\nFecha: 12/05/2026\nAsunto: Avería\nMensaje: Hay una fuga de gas.'],
    [
      'what somebody wrote',
      'Sigo igual.\nEl 3 de marzo a las 10:00 su agente Pedro escribió:\nNo hay dinero.\nQuiero los 200 euros.',
    ],
    [
      'what the sender wrote',
      'Sigo igual.\nEl 3/4/2026 a las 10:00 escribí a atencion@lumbre.example y les dije:\nHay una fuga.',
    ],
    ['a list with arrows', 'Tres fallos:\n> no enciende\n> hace ruido\n> gotea'],
    [
      'a mail that is introduced',
      'Me mandaron esto:\nDe: Lumbre <a@lumbre.example>\nEnviado: lunes\nPara: Ana\nAsunto: x\n\nNo le devolvemos el dinero.',
    ],
    [
      'answers within a quoted mail that we do not know',
      'Contesto dentro.\n\nDe: Lumbre <a@lumbre.example>\nEnviado: lunes\nPara: Ana\nAsunto: x\n\n¿Qué modelo es?\nLa 24, y huele a gas.\n¿Desde cuándo?\nDesde el lunes.',
    ],
    [
      'answers below questions',
      'Ahí va.\n\nDe: Lumbre <a@lumbre.example>\nEnviado: lunes\nPara: Ana\nAsunto: x\n\n¿Qué modelo es?\n\nLa 24, y huele a gas.',
    ],
  ])('An answer keeps %s', (_, text) => expect(readAnswer(text)).toEqual({ text }));

  it('Answers below marked questions are kept without the questions', () =>
    expect(
      readAnswer(
        'Hola:\nEl 2 jun 2025 a las 20:11, Lumbre <a@lumbre.example> escribió:\n> ¿Qué modelo es?\nLa 24.\n> ¿Huele?\nSí, a gas.',
      ),
    ).toEqual({
      text: 'Hola:\nLa 24.\nSí, a gas.',
      hidden: 'El 2 jun 2025 a las 20:11, Lumbre <a@lumbre.example> escribió:\n> ¿Qué modelo es?\n> ¿Huele?',
    }));
});
