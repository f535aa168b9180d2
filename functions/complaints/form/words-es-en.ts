import { disruptionWords } from '#platform/page/disruption-words.ts';
import { frameWords } from '#platform/page/frame-words.ts';

export const es = {
  title: 'Presentar una reclamación',
  lead: 'Cuéntenos qué ha pasado. Lo lee una persona de nuestro equipo, y al enviarlo verá el número de su reclamación y una página donde seguirla.',
  /** What a button on the company's own site says that leads here. */
  button: 'Presentar una reclamación',
  filled: 'Hemos rellenado lo que ya sabíamos; corrija lo que no sea así.',
  danger: (number: string) => `Si alguien está en peligro ahora mismo, llame primero al ${number}.`,
  happened: 'Qué ha pasado',
  text: 'Cuéntenoslo con sus palabras',
  desiredRemedy: '¿Cómo le gustaría que lo resolviéramos? (opcional)',
  product: 'Producto o servicio (opcional)',
  orderRef: 'Número de pedido o de contrato (opcional)',
  occurredAt: '¿Cuándo ocurrió? (opcional)',
  files: 'Fotos o documentos (opcional)',
  filesHint: 'Hasta 10, y 4 MB en total: imágenes, PDF, grabaciones, textos o documentos de oficina.',
  reach: 'Cómo le contestamos',
  reachLead:
    'Con un correo o un teléfono podemos avisarle y enviarle el justificante. Si prefiere no darlos, podrá seguir su reclamación en la página que verá ahora.',
  name: 'Nombre (opcional)',
  email: 'Correo electrónico (opcional)',
  phone: 'Teléfono (opcional)',
  send: 'Enviar la reclamación',
  frame: frameWords.es,
  disruption: disruptionWords.es,
  /** What can be done here where a channel does not work well. */
  instead: 'escribirnos con este formulario',
  problem: 'Hay algo que corregir',
  filesAgain: 'Vuelva a elegir los archivos: el navegador no los guarda.',
  tryAgain:
    'Ahora mismo no hemos podido guardarla. Lo que ha escrito sigue aquí: vuelva a enviarla dentro de un momento.',
  sentBefore:
    'Esta reclamación ya se envió, y después cambió algo en ella. Vuelva a enviarla y quedará como una nueva.',
  refused: 'No hemos podido leer el formulario. Vuelva a intentarlo, o llámenos.',
  fields: {
    text: 'Escriba qué ha pasado (hasta 20 000 caracteres)',
    desiredRemedy: 'Lo que pide es demasiado largo o tiene caracteres que no podemos leer',
    product: 'El producto tiene que caber en una línea de 200 caracteres',
    orderRef: 'El número de pedido tiene que caber en una línea de 100 caracteres',
    occurredAt: 'Escriba una fecha que no sea futura, como 2026-11-22',
    name: 'El nombre tiene que caber en una línea de 120 caracteres',
    email: 'Escriba un correo completo, como ana@example.com',
    phone: 'Escriba un número de teléfono, como +34 600 123 456',
    files: 'Elija hasta 10 archivos que sean imágenes, PDF, grabaciones, textos o documentos de oficina sin macros',
  } as Record<string, string>,
};
/** What the form says, in one language. */
export type FormWords = typeof es;

export const en: FormWords = {
  title: 'File a complaint',
  lead: 'Tell us what happened. A person of our team reads it; once it is sent you see the number of your complaint and a page to follow it on.',
  button: 'File a complaint',
  filled: 'We have filled in what we knew already; correct what is not so.',
  danger: (number: string) => `If somebody is in danger right now, call ${number} first.`,
  happened: 'What happened',
  text: 'Tell us in your own words',
  desiredRemedy: 'How would you like us to put it right? (optional)',
  product: 'Product or service (optional)',
  orderRef: 'Order or contract number (optional)',
  occurredAt: 'When did it happen? (optional)',
  files: 'Pictures or documents (optional)',
  filesHint: 'Up to 10, and 4 MB in all: images, PDF, recordings, texts or office documents.',
  reach: 'How we answer you',
  reachLead:
    'With an e-mail address or a phone number we can reach you and send you the receipt. If you would rather not give them, you can follow your complaint on the page that comes next.',
  name: 'Name (optional)',
  email: 'E-mail (optional)',
  phone: 'Phone (optional)',
  send: 'Send the complaint',
  frame: frameWords.en,
  disruption: disruptionWords.en,
  instead: 'write to us with this form',
  problem: 'There is something to correct',
  filesAgain: 'Choose the files again: the browser does not keep them.',
  tryAgain: 'We could not store it just now. What you wrote is still here: send it again in a moment.',
  sentBefore:
    'This complaint was sent before, and something in it changed since. Send it again and it counts as a new one.',
  refused: 'We could not read the form. Try again, or call us.',
  fields: {
    text: 'Write what happened (up to 20,000 characters)',
    desiredRemedy: 'What you ask for is too long or has characters that we cannot read',
    product: 'The product has to fit on one line of 200 characters',
    orderRef: 'The order number has to fit on one line of 100 characters',
    occurredAt: 'Write a date that is not in the future, such as 2026-11-22',
    name: 'The name has to fit on one line of 120 characters',
    email: 'Write a complete address, such as ana@example.com',
    phone: 'Write a phone number, such as +34 600 123 456',
    files: 'Choose up to 10 files that are images, PDF, recordings, texts or office documents without macros',
  },
};
