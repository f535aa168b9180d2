import { describe, expect, it } from 'vitest';
import { plainTranscript } from '#channels/call/plain-transcript.ts';
import { attributionAt } from '#channels/email/attribution.ts';
import { readCalendar } from '#channels/email/calendar.ts';
import { decodeEntities } from '#channels/email/entities.ts';
import { forwardedIn } from '#channels/email/forwarded.ts';
import { htmlText } from '#channels/email/html-text.ts';
import { looksAbsent, looksReturned } from '#channels/email/machine-looks.ts';
import { isNoReply, NO_SETTINGS } from '#channels/email/mail-settings.ts';
import { mailboxesIn } from '#channels/email/mailboxes.ts';
import { entityOf, fieldsOf, fieldValue, parameterOf } from '#channels/email/mime-entity.ts';
import { headEnd } from '#channels/email/quoted-head.ts';
import { readAnswer, readWhole } from '#channels/email/readable.ts';
import { readReturned } from '#channels/email/returned.ts';
import { rtfText } from '#channels/email/rtf.ts';
import { saysSomething, signatureLines } from '#channels/email/signature.ts';
import { decodeUtf7, withoutUtf7 } from '#channels/email/utf7.ts';
import { splitUu } from '#channels/email/uuencode.ts';
import { isAuthenticated } from '#channels/email/verify.ts';
import { damagedMail } from '#channels/email/wordless.ts';
import { parseObject } from '#channels/json.ts';
import { optOutIn } from '#channels/shared/opt-out.ts';
import { amountsNamed, kindsNamed } from '#domain/concession/requested-remedy.ts';
import { isMailAddress } from '#domain/mail-address.ts';
import { caseReferencesIn, isThanks, orderRefIn } from '#domain/matching/matching.ts';
import { knownWords, withoutKnown } from '#domain/messages/known-words.ts';
import { highestAmount } from '#domain/understand/amounts.ts';
import { featuresOf } from '#domain/understand/classifier/features.ts';
import { passagesOf } from '#domain/understand/classifier/passages.ts';
import { excerpt, pieces } from '#domain/understand/excerpt.ts';
import { findName, findPersonalData } from '#domain/understand/personal-data.ts';
import { findPoints } from '#domain/understand/points.ts';
import { spoken } from '#domain/understand/spoken.ts';
import { fold, tokens } from '#domain/understand/words.ts';
import { csv } from '#platform/csv.ts';
import { loadWordFamilies } from '#policy/load.ts';
import { endlessIn } from './timed.ts';

const LENGTH = 100_000;

/** What is repeated to 100 KB: kinds of runs, and what some rule begins to look at again and again. */
const PIECES = [
  ...[' ', '\n', '\t', 'a', 'A', '1', '.', ',', '-', '_', '*', '>', '<', '(', '"', '@', '&', ':', '=', '?', '\\', '{'],
  ...['a ', 'a\n', '1 ', '111 ', '1.', '1,111', '1 pesos ', '$1 ', '€1', 'mil euros ', 'dos mil ', 'a@', 'a@b.', '> '],
  ...[
    '>\n',
    '?\n\n',
    'De: ',
    'De: a\n',
    'De: a\nPara: b\n',
    'El 12 de mayo a@b.es escribió:\n',
    '-- \n',
    '--\n',
    'no ',
  ],
  ...['no me ', 'me llamo Ana ', 'AM-', 'Ana Pérez ', '<b>', '<!--', '<a style="', '&#1;', '=?utf-8?q?a?= ', '=?utf7*'],
  ...[
    '; a="b',
    ';a=',
    '+',
    '+a@',
    '\\{',
    '{\\rtf1 ',
    'begin 644 a\n',
    'STOP ',
    'ES91',
    '\r',
    '\r\n',
    'ñ',
    '😀',
    'no, ',
  ],
];

const families = loadWordFamilies('policy');
const answered = ['El 12 de mayo de 2026 escribieron:', 'Hola.'];
const header = (text: string) => ({
  ...damagedMail(),
  from: { address: 'a@b.es' },
  header: () => [`amazonses.com; ${text}`],
});

/** Functions that read what came from outside. */
const FUNCTIONS: Record<string, (text: string) => unknown> = {
  highestAmount,
  kindsNamed,
  amountsNamed: (text) => amountsNamed(text, 'EUR'),
  isThanks,
  orderRefIn,
  caseReferencesIn,
  isMailAddress,
  findPersonalData,
  findName: (text) => findName(text, 'Ana Pérez'),
  findPoints,
  spoken: (text) => spoken(text, 4),
  tokens,
  fold,
  featuresOf: (text) => featuresOf(text, families),
  passagesOf,
  excerpt: (text) => excerpt(text, 300),
  pieces: (text) => pieces(text, 300),
  knownWords: (text) => knownWords([text]).covers(text.split('\n')),
  withoutKnown: (text) => withoutKnown(text, knownWords(answered)),
  readAnswer: (text) => readAnswer(text),
  'readAnswer of what is known': (text) => readAnswer(text, { known: knownWords(answered) }),
  readWhole,
  attributionAt: (text) => text.split('\n').map((_, at, all) => at < 500 && attributionAt(all, at)),
  headEnd: (text) => text.split('\n').map((_, at, all) => at < 500 && headEnd(all, at)),
  signatureLines: (text) => signatureLines(text.split('\n')),
  saysSomething: (text) => saysSomething(text.split('\n')),
  forwardedIn: (text) => forwardedIn({ ...damagedMail(), text }, NO_SETTINGS),
  readReturned: (text) => readReturned(Buffer.from(`A: b\n\nAction: failed\n${text}`), damagedMail()),
  isNoReply: (text) => isNoReply(NO_SETTINGS, text),
  isAuthenticated: (text) => isAuthenticated(header(text)),
  looksAbsent: (text) => looksAbsent({ subject: text, text }),
  looksReturned: (text) => looksReturned({ subject: text, text }),
  mailboxesIn,
  decodeEntities,
  htmlText,
  'htmlText in a tag': (text) => htmlText(`<a style="${text}`),
  rtfText: (text) => rtfText(Buffer.from(text)),
  decodeUtf7,
  withoutUtf7: (text) => withoutUtf7(Buffer.from(text)),
  splitUu,
  readCalendar: (text) => readCalendar(`BEGIN:VCALENDAR\nBEGIN:VEVENT\n${text}`),
  'fields of a head': (text) => {
    const fields = fieldsOf(entityOf(Buffer.from(text)).head);
    return parameterOf(fieldValue(fields, 'content-type'), 'boundary');
  },
  parameterOf: (text) => parameterOf(text, 'boundary'),
  optOutIn: (text) => optOutIn(text, 'sms'),
  plainTranscript,
  parseObject: (text) => parseObject(`{"a":${JSON.stringify(text)}}`),
  'parseObject of lists': (text) => parseObject(text.replace(/./gs, '[')),
  csv: (text) => csv([[text]]),
};

describe('a function that reads what came from outside', () => {
  it.each(Object.entries(FUNCTIONS))('%s is through in time with 100 KB of whatever it finds hardest', (_, read) => {
    const slow = endlessIn(PIECES, (piece) => read(piece.repeat(LENGTH / piece.length)));
    expect(slow).toBeUndefined();
  });
});
