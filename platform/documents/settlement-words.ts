import type { AcceptanceMeans } from '#domain/case/settlement.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

type Words = {
  title: { agreement: string; 'final-answer': string };
  phone: string;
  record: string;
  company: string;
  customer: string;
  acceptance: string;
  accepted: (at: string, how: string) => string;
  recordedBy: (name: string) => string;
  versions: string;
  version: (round: number, status: string, at: string | undefined) => string;
  fingerprint: string;
  attached: string;
  means: Record<AcceptanceMeans, string>;
  status: Record<string, string>;
  owner: (what: string, name: string, day: string) => string;
  page: (number: number, of: number) => string;
};

/** What stands around the text of an agreement or a final answer in its PDF. */
export const settlementWords: Record<ReplyLanguage, Words> = {
  es: {
    title: { agreement: 'Acuerdo sobre la reclamación', 'final-answer': 'Respuesta a la reclamación' },
    phone: 'Teléfono',
    record: 'Lo que consta en el expediente',
    company: 'Compromisos de la empresa',
    customer: 'Por parte del cliente',
    acceptance: 'Aceptación',
    accepted: (at, how) =>
      `Aceptó la propuesta el ${at}, ${how}, y con ello da la reclamación por resuelta de común acuerdo.`,
    recordedBy: (name) => `Lo anotó ${name}.`,
    versions: 'Propuestas anteriores y la aceptada',
    version: (round, status, at) => `Propuesta ${round}: ${status}${at ? `, ${at}` : ''}`,
    fingerprint: 'Huella SHA-256 del texto exacto',
    attached: 'El texto exacto, con todos sus caracteres, va adjunto a este documento.',
    means: {
      'tracking-link': 'desde su enlace de seguimiento',
      phone: 'por teléfono',
      mail: 'por correo electrónico',
      post: 'por carta',
      chat: 'por mensaje',
      'in-person': 'en persona',
    },
    status: { accepted: 'aceptada', countered: 'contestada con otra propuesta', declined: 'no aceptada' },
    owner: (what, name, day) => `${what}. Responde: ${name}, como muy tarde el ${day}.`,
    page: (number, of) => `Página ${number} de ${of}`,
  },
  en: {
    title: { agreement: 'Agreement on complaint', 'final-answer': 'Answer to complaint' },
    phone: 'Phone',
    record: 'What is on record',
    company: 'What the company commits itself to',
    customer: 'On the part of the customer',
    acceptance: 'Acceptance',
    accepted: (at, how) =>
      `Accepted the offer on ${at}, ${how}, and with that considers the complaint resolved by agreement.`,
    recordedBy: (name) => `Recorded by ${name}.`,
    versions: 'Earlier offers and the one accepted',
    version: (round, status, at) => `Offer ${round}: ${status}${at ? `, ${at}` : ''}`,
    fingerprint: 'SHA-256 fingerprint of the exact text',
    attached: 'The exact text, with every character, is attached to this document.',
    means: {
      'tracking-link': 'through the tracking link',
      phone: 'on the phone',
      mail: 'by e-mail',
      post: 'by letter',
      chat: 'in a message',
      'in-person': 'in person',
    },
    status: { accepted: 'accepted', countered: 'answered with another offer', declined: 'declined' },
    owner: (what, name, day) => `${what}. In charge: ${name}, by ${day} at the latest.`,
    page: (number, of) => `Page ${number} of ${of}`,
  },
};
