import type { Words } from '../words/use-words.ts';

const es = {
  desk: 'Mesa',
  signIn: 'Entrar',
  hello: 'La mesa del equipo de reclamaciones',
  hint: 'Entre con su cuenta de la empresa.',
  failed: 'No se pudo entrar. Vuelva a intentarlo; si se repite, avise a quien administra las cuentas.',
  over: 'Su sesión ha terminado',
  overText: 'Lo que estaba escribiendo sigue aquí. Entre de nuevo y podrá continuar donde estaba.',
  signInAgain: 'Entrar de nuevo',
};
const en: typeof es = {
  desk: 'Desk',
  signIn: 'Sign in',
  hello: 'The desk of the complaints team',
  hint: 'Sign in with your company account.',
  failed: 'Signing in did not work. Try again; if it happens again, tell whoever manages the accounts.',
  over: 'Your session is over',
  overText: 'What you were writing is still here. Sign in again and go on where you were.',
  signInAgain: 'Sign in again',
};
export const words: Words<typeof es> = { es, en };
