import type { InboundMail } from './parse.ts';

/*
 * What is said in a case in place of words that nobody could read: which files a mail brings, or that it is encrypted. The owner
 * reads it and asks for the rest; it stands in both languages, as what is written of messages that lie in others.
 */

const ENCRYPTED =
  '[Este correo llegó cifrado: nadie puede leerlo aquí. Hay que pedir al cliente que lo envíe sin cifrar. · This mail came encrypted: nobody can read it here. The customer has to be asked for it in plain text.]';
const ONLY_FILES =
  '[Este correo no trae texto, solo archivos: hay que abrirlos en el original. · This mail brings no text, only files: they have to be opened in the original.]';
const DAMAGED =
  '[Este correo llegó dañado y no se puede leer aquí: hay que abrir el original. · This mail came damaged and cannot be read here: its original has to be opened.]';
const EMPTY =
  '[Este correo llegó sin texto. Hay que preguntar al cliente qué quería decir. · This mail came without text. The customer has to be asked what they wanted to say.]';

const PGP_BEGINS = '-----BEGIN PGP MESSAGE-----';
const PGP = /-----BEGIN PGP MESSAGE-----[\s\S]*?(?:-----END PGP MESSAGE-----|$)/g;
const ENCRYPTED_TYPES = /^(?:application\/(?:x-)?pgp-encrypted|multipart\/encrypted)/i;
const SMIME = /^application\/(?:x-)?pkcs7-mime/i;

type Wordless = Pick<InboundMail, 'header' | 'written' | 'enclosed' | 'text' | 'subject' | 'attachments'>;

/** The words of a mail in place of all that it said. */
export const inPlace = (text: string): Pick<InboundMail, 'written' | 'enclosed' | 'text'> => ({
  ...{ written: text, enclosed: '', text },
});

const isSecretType = (type: string): boolean =>
  ENCRYPTED_TYPES.test(type) || (SMIME.test(type) && !/signed-data|certs-only/i.test(type));

/** Whether a mail is encrypted (RFC 3156, RFC 8551); one that is only signed is not. */
const isEncrypted = ({ header, text, attachments }: Wordless): boolean => {
  const type = (header('content-type')[0] ?? '').trim();
  const isSigned = /signed-data|multipart\/signed/i.test(type);
  return (
    isSecretType(type) ||
    text.includes(PGP_BEGINS) ||
    (text === '' && !isSigned && attachments.some((file) => isSecretType(file.type)))
  );
};

const described = (mail: Wordless): string => {
  if (isEncrypted(mail)) return ENCRYPTED;
  return mail.attachments.length > 0 ? ONLY_FILES : EMPTY;
};

/**
 * A mail whose words can be read: where it has none, what it brings is said in their place, after its subject where it has one;
 * what is encrypted within its text is left out.
 */
export const withoutSecrets = <Mail extends Wordless>(mail: Mail): Mail => {
  const { written, enclosed, text } = mail;
  if (text.trim() === '')
    return mail.subject && mail.attachments.length === 0 && !isEncrypted(mail)
      ? mail
      : { ...mail, ...inPlace(described(mail)) };
  if (!text.includes(PGP_BEGINS)) return mail;
  const [open, within] = [written, enclosed].map((words) => words.replace(PGP, ENCRYPTED).trim());
  return { ...mail, written: open, enclosed: within, text: [open, within].filter(Boolean).join('\n\n') };
};

/** A mail of which nothing could be read, and nobody knows whom it is from. */
export const damagedMail = (): InboundMail => ({
  answers: [],
  recipients: [],
  subject: '',
  ...inPlace(DAMAGED),
  attachments: [],
  header: () => [],
});
