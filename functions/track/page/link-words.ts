import type { RefusalCode } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { LinkKind } from '../contract.ts';

const es = {
  about: 'Su enlace',
  notes: {
    full: 'Este es su enlace personal: con él se ve todo lo de su reclamación. No lo comparta con nadie.',
    first:
      'Este es el enlace que recibió al enviarnos la reclamación: con él se ve cómo va, se responde a la propuesta y se lee lo que se ha escrito desde aquí. En nuestros mensajes le enviamos su enlace personal; cuando lo abra, este mostrará solo cómo va.',
    state:
      'Le hemos enviado un enlace a su correo o a su teléfono. Por su seguridad, con este otro solo se ve cómo va la reclamación: para leer los mensajes, ver la propuesta o responder, abra el que le hemos enviado.',
    own: 'Atendemos su reclamación junto con la de otra persona, sobre el mismo asunto. Aquí se ve cómo va, y solo lo que usted nos ha escrito y lo que le hemos escrito a usted.',
  } satisfies Record<LinkKind, string>,
  /** What can be done here where a channel does not work well: on a page that takes messages, and on one that only shows. */
  instead: { takes: 'escribirnos desde esta página', shows: 'ver aquí cómo va su reclamación' },
  receipt: 'Descargar el justificante de su reclamación (PDF)',
  sendAgain: '¿No encuentra el enlace? Se lo enviamos otra vez a la dirección que consta en la reclamación.',
  send: 'Enviarme el enlace',
  sent: 'Si en la reclamación consta una dirección, le hemos enviado allí un enlace. Mire en su correo o en su teléfono dentro de unos minutos.',
  dead: 'Este enlace ya no es válido',
  deadText:
    'Por su seguridad, los enlaces caducan o se cambian por otros. Si quiere ver su reclamación o escribirnos, le enviamos un enlace nuevo a la dirección que consta en ella.',
  code: (sentTo: string) => `Si acepta: el código que le hemos enviado a ${sentTo}`,
  refusals: {
    'link-state-only': 'Con este enlace solo se ve cómo va su reclamación. Para esto, abra el que le hemos enviado.',
    'code-needed':
      'Para aceptar esta propuesta le hemos enviado un código. Escríbalo abajo y pulse otra vez «Acepto este acuerdo».',
    'agreement-is-another': 'El texto ha cambiado desde que lo vio. Léalo otra vez: todavía no ha aceptado nada.',
    'file-not-allowed':
      'Alguno de los archivos no se puede recibir: elija imágenes, PDF, grabaciones, textos o documentos de oficina sin macros.',
    'try-again':
      'Ahora mismo no hemos podido guardarlo. Lo que ha escrito sigue aquí: vuelva a enviarlo dentro de un momento.',
    'code-wrong': 'Ese no es el código que le hemos enviado. Compruébelo y vuelva a enviar su respuesta.',
    'codes-used-up': 'Ya le hemos enviado varios códigos. Llámenos y cerramos juntos el acuerdo.',
    'acceptance-needs-person':
      'Para aceptar esta propuesta tenemos que saber antes que es usted: abra el enlace que le hemos enviado o llámenos.',
  } as Partial<Record<RefusalCode | 'try-again', string>>,
};
export type LinkWords = typeof es;

const en: LinkWords = {
  about: 'Your link',
  notes: {
    full: 'This is your personal link: it shows everything about your complaint. Please do not share it with anybody.',
    first:
      'This is the link you got when you sent us the complaint: it shows how it stands, takes your answer to the offer, and shows what was written from here. Our messages bring your personal link; once you open it, this one shows only how the complaint stands.',
    state:
      'We have sent a link to your mail address or your phone. For your safety this other one shows only how the complaint stands: to read the messages, see the offer or answer it, open the one we sent you.',
    own: 'We handle your complaint together with somebody else’s about the same matter. Here you see how it stands, and only what you wrote to us and what we wrote to you.',
  },
  instead: { takes: 'write to us on this page', shows: 'see here how your complaint stands' },
  receipt: 'Download the receipt of your complaint (PDF)',
  sendAgain: 'Cannot find the link? We send it again to the address that stands in the complaint.',
  send: 'Send me the link',
  sent: 'If the complaint has an address, we have sent a link there. Please look at your mail or your phone in a few minutes.',
  dead: 'This link is no longer valid',
  deadText:
    'For your safety links end after some time or are replaced. To see your complaint or to write to us we send you a new link, to the address that stands in it.',
  code: (sentTo) => `If you accept: the code we sent to ${sentTo}`,
  refusals: {
    'link-state-only': 'This link shows only how your complaint stands. For this, please open the one we sent you.',
    'code-needed':
      'To accept this offer you need a code: we have sent it to you. Enter it below and press “I accept this agreement” again.',
    'agreement-is-another': 'The text changed since you saw it. Please read it again: you have accepted nothing yet.',
    'file-not-allowed':
      'We cannot take one of the files: choose images, PDF, recordings, texts or office documents without macros.',
    'try-again': 'We could not store it just now. What you wrote is still here: send it again in a moment.',
    'code-wrong': 'This is not the code we sent you. Please check it and send your answer again.',
    'codes-used-up': 'We have sent you several codes already. Please call us, and we make the agreement together.',
    'acceptance-needs-person':
      'Before you can accept this offer we have to know that it is you: please open the link we sent you, or call us.',
  },
};

/** What the page says of the link it was opened with. */
export const linkWords: Record<ReplyLanguage, LinkWords> = { es, en };
