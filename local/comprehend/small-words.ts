const LISTS: Record<string, string> = {
  es:
    'el los las y muy pero también ya mis hasta cuando eso gracias le sus un lo está están usted hace después ' +
    'donde yo he ha han hay qué nada nadie todavía sigue llevo quiero tengo fue desde nos esto así dos años ' +
    'hola buenos siempre sólo lavadora nevera pedido devolución dinero cobrado reembolso vergüenza avería ' +
    'caldera roto rota llegado solución',
  ca:
    'els amb i és molt molta més però també meu meva meus sense fins quan això gràcies seu seva dels estic ' +
    'vaig heu han què aquest aquesta aquests nosaltres vostès bé res ningú encara tinc vull perquè pel pels ' +
    'són ho em ens us està tot tots molts anys dia avui ahir el rentadora nevera comanda diners trencat avaria ' +
    'resposta',
  pt:
    'não uma umas é são muito mais com já também você vocês meu minha sem até isso obrigado obrigada lhe em um ' +
    'ainda há tem foi mas ele eles nós',
  fr:
    'les des du et avec pour par très mais aussi déjà mon mes sans quand cela merci leur aux elle nous vous je ' +
    'tu pas que dans cette ces sont été ont rien toujours encore bonjour',
};

/** Small words, and words of everyday complaints, that tell apart neighbours whose letters look alike in short texts. */
export const SMALL_WORDS: [language: string, words: Set<string>][] = Object.entries(LISTS).map(([language, words]) => [
  language,
  new Set(words.split(' ')),
]);
