import type { Lexicon } from './lexicon.ts';

/** Portuguese, of Portugal and Brazil. */
export const pt: Lexicon = {
  words: {
    '-3':
      'golpe golpista* fraud* roubo roubad* roubaram roubando rouba ladr* enganad* enganaram enganaç* enganos* ' +
      'vergonh* absurd* nojo nojent* horrív* horroros* horror péssim* pior piores terrív* lamentáv* ridícul* odeio ' +
      'odeia odiar ódio inaceitáv* inadmissív* intoleráv* insuportáv* revolt* indign* mentir* mentem mentind* ' +
      'mentiu merda bosta lixo caralho puta puto idiot* imbecil* burr* inútil incompetent* desastr* patétic* ' +
      'humilh* maltrat* abus* descas* desrespeit* palhaçad* procon processar crime crimin* assassin* matar canalh* ' +
      'safad* covard* desgraç* inferno pesadel* nazist* escroto',
    '-2':
      'ferrad* perdi mal mau maus ruim ruins quebr* estrag* defeit* defeituos* danific* dano danos falha falhas ' +
      'falhou falhando erro erros errad* problema* reclam* reclamação queixa decep* desapont* chatead* chato chata ' +
      'chatos chatice irrit* raiva furios* brav* triste tristeza choro* chora chorei chorando dor doendo sofr* medo ' +
      'preocup* angústia ansiedade estress* desesper* frustr* abandon* ignor* atras* demor* lent* caríss* caro ' +
      'caros caras caríssim* injust* descumpr* neglig* desorganiz* caos bagunça ruído barulh* perig* risco grave ' +
      'graves queim* vaz* perd* falta faltou faltam faltando ausência difícil impossív* complicad* dificuldade* ' +
      'constrang* transtorno* prejuízo* prejudic* desconfort* grosseir* grosseira arrogan* mal-educad* demora ' +
      'insatisf* insatisfação cancel* bloque* negad* nega negou negaram recus* desculpa* culpa lamento pena coitad* ' +
      'fei* feia feio cansad* cansativ* saco enjo* estranh* fraco fraca fracos medíocre péss* sujo suja aflit* ' +
      'doente doença urgente desumano injustiça sofrimento falso falsa eliminad* eliminação odios* tédio',
    '-1':
      'espera esperar esperando aguard* aguardando aguardo cobr* cobrança devol* reembols* estorno protocolo ' +
      'ouvidoria sac pendente ainda pouco poucas poucos apenas tentei tentando tentativa* dias meses insist* ' +
      'retorno providênci* prazo prazos solicit* resolver resolvid* resposta autoriz* liberaç* negativa',
    '0': 'normal regular comum razoável mediano',
    '1':
      'bem correto adequad* fácil rápid* limp* nov* interessante ajuda ajud* gosto gostei gosta gostando gostaria ' +
      'melhor* legal amigo amig* risos rs rsrs* kk* haha* hehe* sorte vontade útil prático seguro pronto',
    '2':
      'venero vener* homão obrigad* agradeç* bom boa bons boas ótim* atencios* amáv* simpátic* educad* contente ' +
      'satisfeit* satisfação feliz felizes felicidade alegr* alegria encant* linda lindo lind* bonit* bel* gostos* ' +
      'delícia delicios* saboros* recomend* divertid* amor amo ama amar amei adoro adorei adora adorando orgulh* ' +
      'sucesso vitória ganh* parabéns profissional* eficient* impecáv* elegan* carinh* sorri* sorriso beijo* ' +
      'abraço* paz talent* merec* emocion* emoção fofo* fofa* fofinh* gat* crush torcendo torço musa diva rainha ' +
      'rei queridinh* querid* curti curto arras* mandou mito mitou nota show top',
    '3':
      'excelent* maravilh* fantástic* perfeit* incrív* sensacional* extraordinári* espetacular* magnífic* ' +
      'inesquecív* brilhant* excepcional* fenomenal* apaixon* melhoramo amooo* lindooo* genial* demaais',
  },
  phrases: {
    '0.1': 'bom dia, boa tarde, boa noite, desde já agradeço, agradeço desde já, boa fé',
    '-3':
      'ninguém responde, ninguém atende, ninguém resolve, ninguém faz nada, nunca mais, falta de respeito, um ' +
      'descaso, uma vergonha, que vergonha, é um absurdo, não recomendo, propaganda enganosa, perda de tempo, ' +
      'dinheiro jogado, sem resposta, me sinto lesad*, fui lesad*, medidas judiciais, descaso com, não aguento ' +
      'mais, péssimo atendimento, tô fora, dá nojo, vai tomar',
    '-2':
      'não funciona, não presta, não resolve, não resolvem, não atende, não atendem, não consigo, não consegui, não ' +
      'recebi, não chegou, parou de funcionar, deixa a desejar, sem solução, até agora nada, até o momento, nem ' +
      'sequer, estou aguardando, não gostei, não gosto, não dá, não tem, não há, quero meu dinheiro, quero o meu ' +
      'dinheiro, cobrança indevida, que pena, que saco, muito fraco',
    '0': 'nada de especial, nem bom nem mau, nem bom nem ruim, mais ou menos',
    '-1': 'deveria*, poderia*, não sei',
    '1': 'sem problema*, não é ruim, tudo bem, nada mal',
    '2':
      'muito obrigad*, vale a pena, valeu a pena, até que enfim, não perco, te amo, amo muito, melhor programa, ' +
      'feliz aniversário, to amando, estou amando, que lindo, que linda',
    '3': 'nota dez, nota 10, melhor impossível, cinco estrelas, show de bola, sem palavras',
  },
  duties:
    'funcion* respond* respost* atend* resolv* cheg* entreg* devolv* receb* cumpr* lig* inform* explic* autoriz* ' +
    'liber* ajud* fazem faz consig* consegu* marc* agend* envi* estorn* dão soluc*',
  negators: 'não nao n nunca jamais ninguém nem sem nada tampouco nenhum nenhuma',
  intensifiers:
    'muito muita muitos muitas tão super totalmente absolutamente completamente realmente extremamente demais ' +
    'bastante mais mto mt mta',
  diminishers: 'pouco quase meio apenas menos',
  contrasts: 'mas porém contudo entretanto embora',
};
