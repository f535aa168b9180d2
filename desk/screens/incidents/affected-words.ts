import type { TakenList } from '#functions/desk/incidents/affected-contract.ts';
import { many } from '../../words/many.ts';
import type { Words } from '../../words/use-words.ts';

type LeftOut = TakenList['leftOut'][number]['why'] | 'refused';

const es = {
  title: 'A quien afecta y no se ha quejado',
  hint: 'De una lista de la empresa. Cada cliente recibe un solo mensaje, por correo y en su idioma; quien conteste abre un caso.',
  loading: 'Cargando…',
  counts: (waiting: number, told: number) =>
    `${many(waiting, 'cliente', 'clientes')} sin avisar; ${many(told, 'avisado', 'avisados')}.`,
  byLanguage: 'Sin avisar, por idioma',
  notSent: 'No se avisa',
  soFar: 'Se ha contado una parte de la lista.',
  more: 'Contar más',
  give: 'Dar una lista',
  giveHint:
    'Un archivo CSV cuya primera fila nombra las columnas: correo, nombre, telefono, id-cliente, idioma. A nadie se le escribe por dar la lista, y nadie entra dos veces si se da otra vez.',
  file: 'Archivo CSV',
  send: 'Dar la lista',
  sending: 'Enviando la lista…',
  empty: 'El archivo no tiene filas de clientes.',
  failed: 'No se ha podido terminar. Dé el mismo archivo otra vez: sigue donde se quedó.',
  taken: (listed: number, known: number) =>
    `${many(listed, 'cliente nuevo', 'clientes nuevos')}; ${many(known, 'ya estaba', 'ya estaban')}.`,
  leftOut: {
    complained: 'ya se ha quejado',
    objected: 'no quiere que le avisemos',
    unreachable: 'sin correo: hay que llamar',
    refused: 'el correo no admite su dirección',
  } satisfies Record<LeftOut, string>,
  lines: (lines: number[]) => `${lines.length === 1 ? 'línea' : 'líneas'} ${lines.join(', ')}`,
  wrong: (count: number) => many(count, 'fila no se entiende', 'filas no se entienden'),
  wrongAt: (line: number, field: string, detail: string) => `Línea ${line}${field && `, ${field}`}: ${detail}`,
  lists: 'Listas dadas',
  list: (given: string, listed: number, known: number) =>
    `${given}: ${many(listed, 'nuevo', 'nuevos')}, ${many(known, 'ya estaba', 'ya estaban')}`,
  messages: 'Mensaje a quien afecta',
  write: 'Escribirles',
  writeHint:
    'No sale hasta que lo lea y lo envíe otro supervisor. Va a quien está en la lista cuando se envía y no ha recibido ninguno.',
  textIn: {
    es: 'Texto en español',
    en: 'Texto en inglés',
    ca: 'Texto en catalán',
    gl: 'Texto en gallego',
    eu: 'Texto en euskera',
  },
  otherHint: 'Si se deja en blanco, lo reciben en español.',
  objection: 'Alguien no quiere que le avisemos',
  objectionHint: 'Ninguna lista vuelve a incluirle, sea cual sea la incidencia.',
  email: 'Su correo',
  record: 'Anotarlo',
};

const en: typeof es = {
  title: 'Affected, and have not complained',
  hint: 'From a list of the company. Each customer is sent one message, by mail and in their language; whoever answers opens a case.',
  loading: 'Loading…',
  counts: (waiting, told) => `${many(waiting, 'customer', 'customers')} not told yet; ${told} told.`,
  byLanguage: 'Not told yet, by language',
  notSent: 'Not told',
  soFar: 'A part of the list was counted.',
  more: 'Count more',
  give: 'Give a list',
  giveHint:
    'A CSV file whose first row names the columns: email, name, phone, customer-id, language. Nobody is written to by giving it, and nobody is listed twice if it is given again.',
  file: 'CSV file',
  send: 'Give the list',
  sending: 'Sending the list…',
  empty: 'The file has no rows of customers.',
  failed: 'It could not be finished. Give the same file again: it goes on where it stopped.',
  taken: (listed, known) =>
    `${many(listed, 'new customer', 'new customers')}; ${many(known, 'was', 'were')} there already.`,
  leftOut: {
    complained: 'has complained already',
    objected: 'does not want to be told',
    unreachable: 'without mail: to be called',
    refused: 'the mail does not take their address',
  },
  lines: (lines) => `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
  wrong: (count) => many(count, 'row cannot be read', 'rows cannot be read'),
  wrongAt: (line, field, detail) => `Line ${line}${field && `, ${field}`}: ${detail}`,
  lists: 'Lists given',
  list: (given, listed, known) => `${given}: ${listed} new, ${many(known, 'was', 'were')} there`,
  messages: 'Message to those affected',
  write: 'Write to them',
  writeHint:
    'It does not leave until another supervisor has read and released it. It goes to whoever is on the list then and was sent none.',
  textIn: {
    es: 'Text in Spanish',
    en: 'Text in English',
    ca: 'Text in Catalan',
    gl: 'Text in Galician',
    eu: 'Text in Basque',
  },
  otherHint: 'If left empty, they get it in Spanish.',
  objection: 'Somebody does not want to be told',
  objectionHint: 'No list names them any more, whatever the incident.',
  email: 'Their mail address',
  record: 'Record it',
};

export const words: Words<typeof es> = { es, en };
