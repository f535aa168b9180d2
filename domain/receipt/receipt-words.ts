import type { ReplyLanguage } from '../vocabulary.ts';

type ReceiptWords = Record<
  | 'title'
  | 'reference'
  | 'received'
  | 'content'
  | 'noted'
  | 'remedy'
  | 'remedyNoted'
  | 'fingerprint'
  | 'attached'
  | 'program'
  | 'file',
  string
>;

/** What a receipt says. A change of these words changes receipts that were issued: add others instead. */
export const receiptWords: Record<ReplyLanguage, ReceiptWords> = {
  es: {
    title: 'Justificante de su reclamación',
    reference: 'Su referencia',
    received: 'Recibida el',
    content: 'Contenido, tal como lo recibimos',
    noted: 'Contenido, tal como lo anotamos',
    remedy: 'Lo que nos pide:',
    remedyNoted: 'Lo que anotamos que nos pide:',
    fingerprint: 'Huella del contenido (SHA-256)',
    attached: 'El contenido exacto, con todos sus caracteres, va adjunto a este documento.',
    program:
      'Un programa lee los textos que recibimos: busca en ellos el idioma, el asunto, el tono y las palabras que indican peligro o urgencia, para que lo más urgente se atienda antes.',
    file: 'reclamacion.txt',
  },
  en: {
    title: 'Receipt of your complaint',
    reference: 'Your reference',
    received: 'Received',
    content: 'Content, as we received it',
    noted: 'Content, as we noted it',
    remedy: 'What you ask for:',
    remedyNoted: 'What we noted that you ask for:',
    fingerprint: 'Fingerprint of the content (SHA-256)',
    attached: 'The exact content, with every character, is attached to this document.',
    program:
      'A program reads the texts we receive: it looks for the language, the subject, the tone and words that point to danger or urgency, so that what is most urgent is attended first.',
    file: 'complaint.txt',
  },
};
