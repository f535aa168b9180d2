import type { Words } from '../../words/use-words.ts';

const es = {
  title: 'Lo que se dice a los clientes de los canales',
  hint: 'Si un canal no va bien, dígalo aquí: lo leen en el formulario y en la página de su caso, con lo que sí pueden hacer. Deja de decirse solo.',
  said: (channels: string, until: string) => `Tenemos problemas con: ${channels}. Se dice hasta ${until}.`,
  nothing: 'Ahora no se dice nada.',
  say: 'Decir que un canal no va bien',
  sayAnew: 'Decir otra cosa, o por más tiempo',
  worksAgain: 'Ya funciona todo: dejar de decirlo',
  channels: 'Canales que no van bien',
  forHours: 'Durante cuánto tiempo',
  forHoursHint: 'Lo que dure más lo dice otra vez alguien que lo haya mirado.',
  inHours: (hours: number) => (hours === 1 ? '1 hora' : `${hours} horas`),
  send: 'Decirlo a los clientes',
};
const en: typeof es = {
  title: 'What customers are told of the channels',
  hint: 'Where a channel does not work well, say so here: they read it on the form and on the page of their case, with what they can do instead. It ends by itself.',
  said: (channels, until) => `We have problems with: ${channels}. This is said until ${until}.`,
  nothing: 'Nothing is said now.',
  say: 'Say that a channel does not work well',
  sayAnew: 'Say something else, or for longer',
  worksAgain: 'Everything works again: say no more',
  channels: 'Channels that do not work well',
  forHours: 'For how long',
  forHoursHint: 'What lasts longer is said again by somebody who has looked.',
  inHours: (hours) => (hours === 1 ? '1 hour' : `${hours} hours`),
  send: 'Tell customers',
};
export const disruptionWords: Words<typeof es> = { es, en };
