import type { ReplyLanguage } from '../vocabulary.ts';
import type { Manifest } from './manifest.ts';

/** What the text is about: all of it stands in the manifest as well. */
type About = Pick<Manifest, 'reference' | 'at' | 'takenBy' | 'seq' | 'withheld'> & {
  blockedAt?: string | undefined;
  destroyedAt?: string | undefined;
  company: string;
  /** Up to which event the history was signed, and lies under an anchor, when the pack was made; 0 where it was not yet. */
  signedUpTo: number;
  anchoredUpTo: number;
  /** How many files are named whose bytes are not here. */
  absentFiles: number;
};

const spanish = (about: About): string => `EXPEDIENTE DE LA RECLAMACIÓN ${about.reference}
${about.company}

Estado del expediente: ${about.at} (UTC), ${about.seq} anotaciones.
Lo obtuvo: ${about.takenBy}. Esa obtención consta en la propia historia del expediente.

QUÉ ES
Todo lo que la empresa guarda de esta reclamación: lo que el cliente escribió y lo que se le
contestó, quién decidió qué y cuándo, los plazos y cómo se calcularon, lo acordado, y las
pruebas de que nada de ello se ha cambiado después.

QUÉ HAY
messages.txt            los mensajes, por orden, para leer
messages.json           los mismos, con todos sus datos: canal, estado de entrega, horas (UTC)
decisions.json          tareas, averiguaciones, opiniones de expertos, propuestas, acuerdos y resultado
deadlines.json          cada plazo, con la explicación de su fecha en español e inglés
case.json               los datos del caso y del cliente
agreements/             el acuerdo o la respuesta final: texto exacto (.txt), PDF y firma del PDF (.pdf.sig)
files/, files.json      los archivos que llegaron y los mensajes tal como llegaron
history/events.jsonl    la historia: una anotación por línea; cada una contiene la huella de la anterior
history/batch.*         la firma de la empresa sobre dónde terminaba la historia
history/anchor.*        la firma diaria sobre todas las historias de ese día
history/signatures.json lo que une la historia de este caso con esas firmas
manifest.json, .sig     la huella SHA-256 de cada archivo, y la firma sobre todas ellas

QUÉ NO HAY
${
  [
    about.blockedAt &&
      `Los datos personales están bloqueados desde ${about.blockedAt} (LOPDGDD, art. 32): no figuran aquí.`,
    about.destroyedAt &&
      `Los datos personales se destruyeron el ${about.destroyedAt}: terminó el plazo para conservarlos o lo pidió el cliente.`,
    about.withheld.length > 0 &&
      `En ${about.withheld.length} textos se ha quitado el enlace o el código personal del cliente, con los que otra persona\npodría contestar en su nombre. Cuáles son consta en manifest.json (withheld).`,
    about.absentFiles > 0 &&
      `De ${about.absentFiles} archivos constan los datos y no los bytes; files.json dice por qué.`,
  ]
    .filter((line) => typeof line === 'string')
    .join('\n') || 'Nada: está completo.'
}

CÓMO SE COMPRUEBA
La confianza viene solo de las claves que la empresa publica fuera de este archivo. Ninguna clave
que alguien pusiera aquí dentro probaría nada.
1. openssl dgst -sha256 -verify documents.pem -signature manifest.sig manifest.json
   Con "Verified OK", los archivos que nombra manifest.json son los que la empresa entregó; la
   huella de cada uno se calcula con: openssl dgst -sha256 ARCHIVO
2. openssl dgst -sha256 -verify history.pem -signature history/batch.sig history/batch.json
   Otra clave, que solo firma historias, firmó dónde terminaba esta: anotación ${about.signedUpTo || 'ninguna todavía'}.
3. Cada línea de history/events.jsonl contiene en "prevHash" la huella SHA-256 de la línea anterior
   (sin el salto de línea). Quitar, cambiar o mover una rompe todas las siguientes.
4. Anclado hasta la anotación ${about.anchoredUpTo || 'ninguna todavía'}: la raíz del día quedó en un almacén que no
   permite borrar ni cambiar nada.
El programa de la empresa (npm run verify) hace todo ello sin conexión; docs/evidence.md lo explica
paso a paso, y qué podría falsificar quién.
`;

const english = (about: About): string => `EVIDENCE ON COMPLAINT ${about.reference}
${about.company}

State of the case: ${about.at} (UTC), ${about.seq} entries.
Taken by: ${about.takenBy}. The taking stands in the case's own history.

WHAT IT IS
All that the company keeps of this complaint: what the customer wrote and what was answered, who
decided what and when, the deadlines and how they were counted, what was agreed, and the proofs
that none of it was changed since.

WHAT IS HERE
messages.txt            the messages in order, to be read
messages.json           the same with all their data: channel, state of delivery, times (UTC)
decisions.json          tasks, findings, opinions of experts, offers, agreements and outcome
deadlines.json          each deadline, with how its date came about in Spanish and English
case.json               the data of the case and of the customer
agreements/             the agreement or the final answer: exact text (.txt), PDF, the PDF's signature (.pdf.sig)
files/, files.json      the files that came, and messages as they came
history/events.jsonl    the history: one entry a line; each holds the fingerprint of the one before
history/batch.*         the company's signature over where the history ended
history/anchor.*        the daily signature over all histories of that day
history/signatures.json what ties the history of this case to those signatures
manifest.json, .sig     the SHA-256 fingerprint of each file, and the signature over all of them

WHAT IS NOT HERE
${
  [
    about.blockedAt &&
      `The personal data is blocked since ${about.blockedAt} (Spanish LOPDGDD, art. 32): it is not here.`,
    about.destroyedAt &&
      `The personal data was destroyed on ${about.destroyedAt}: its time was over, or the customer asked for it.`,
    about.withheld.length > 0 &&
      `In ${about.withheld.length} texts the customer's personal link or code was taken out, with which somebody else could\nanswer in their name. Which ones stands in manifest.json (withheld).`,
    about.absentFiles > 0 &&
      `Of ${about.absentFiles} files the data are here and the bytes are not; files.json says why.`,
  ]
    .filter((line) => typeof line === 'string')
    .join('\n') || 'Nothing: it is complete.'
}

HOW IT IS CHECKED
Trust comes only from the keys that the company publishes outside of this file. No key that
somebody put in here would prove anything.
1. openssl dgst -sha256 -verify documents.pem -signature manifest.sig manifest.json
   With "Verified OK" the files that manifest.json names are those the company handed out; the
   fingerprint of each: openssl dgst -sha256 FILE
2. openssl dgst -sha256 -verify history.pem -signature history/batch.sig history/batch.json
   Another key, which signs histories alone, signed where this one ended: entry ${about.signedUpTo || 'none yet'}.
3. Each line of history/events.jsonl holds in "prevHash" the SHA-256 fingerprint of the line before
   (without the line break). Taking out, changing or moving one breaks all that follow.
4. Anchored up to entry ${about.anchoredUpTo || 'none yet'}: the root of the day was put into a store in which nothing
   can be removed or changed.
The company's program (npm run verify) does all of it offline; docs/evidence.md explains it step by
step, and who could forge what.
`;

/** What explains a pack to whoever has nothing but it: a judge, a customer, an ombudsman. */
export const readmes: Record<ReplyLanguage, { path: string; text: (about: About) => string }> = {
  es: { path: 'README.es.txt', text: spanish },
  en: { path: 'README.en.txt', text: english },
};
