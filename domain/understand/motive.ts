import type { Reason } from '../case/reason.ts';
import type { Motive } from './motives.ts';
import { findPhrases, listsFor, type Tokens, type WordLists } from './words.ts';

export type MotiveFound = { motive: Motive; reason: Reason };

const lists = (es: string, en: string): WordLists => ({ es: es.split(','), en: en.split(',') });

const MOTIVES: Record<Motive, { es: string; en: string; words: WordLists }> = {
  'abuse-of-power': {
    es: 'Se siente víctima de un abuso de poder',
    en: 'Feels that power was abused',
    words: lists(
      'abuso,abusos,abusan,abusar,abusiv*,me obligan,me obligaron,me han obligado,nos obligan,nos han obligado,amenaz*,coaccion*,intimid*,humill*,discrimin*,represalia*,sin mi consentimiento,sin mi permiso,sin permiso,sin autorizacion,sin mi autorizacion,prepoten*,imponen,imposicion,chantaj*,se aprovechan,aprovecharse,a la fuerza,me presionan,me presionaron',
      'abuse,abused,abusive,forced me,force me,forcing me,forced to,threat*,bully*,bullied,coerc*,intimidat*,humiliat*,discriminat*,retaliat*,blackmail*,without my consent,without my permission,without permission,take advantage,taking advantage,pressured me,pressuring me',
    ),
  },
  'depends-on-others': {
    es: 'El resultado depende de un tercero',
    en: 'The result depends on a third party',
    words: lists(
      'transportista*,mensajer*,repartidor*,subcontrat*,la distribuidora,el fabricante,del fabricante,el seguro,la aseguradora,el banco,el instalador,empresa externa,tercero*,otra empresa,la culpa es de,se pasan la pelota,me mandan a',
      'courier*,carrier,subcontract*,the distributor,the manufacturer,the insurer,insurance company,the bank,third party,third parties,other company,another company,blame each other,pass the buck,passed around',
    ),
  },
  'poor-communication': {
    es: 'Se le informó mal, tarde o nada',
    en: 'Was told badly, late or nothing',
    words: lists(
      'nadie me avis*,nadie avis*,no me avis*,sin avisar,sin previo aviso,sin aviso,nadie responde,nadie contesta,nadie me responde,nadie me contesta,no responden,no contestan,no me responden,no me contestan,no me informaron,no me informan,nadie me informa,mal informad*,informacion contradictoria,cada uno dice,cada vez me dicen,me dicen una cosa,sin respuesta,sin noticias,no devuelven la llamada,no me llamaron,no me han llamado,me colg*,no me explican,nadie me explica',
      "nobody told,no one told,was not told,never told,was never told,not informed,without notice,without warning,no notice,no response,no reply,no answer,nobody answers,no one answers,nobody replies,never called back,didn't call back,never returned my,different answers,conflicting information,contradict*,misinform*,hung up,no explanation,kept in the dark",
    ),
  },
  'different-perceptions': {
    es: 'Ve lo ocurrido de otra manera que la empresa',
    en: 'Sees what happened differently from the company',
    words: lists(
      'no estoy de acuerdo,en desacuerdo,no es cierto,no es verdad,es mentira,es falso,dicen que,me dicen que,segun ustedes,segun vosotros,insisten en que,ustedes afirman,alegan que,mal uso,me culpan,me echan la culpa,no lo reconocen,malentendid*',
      "disagree,not true,is untrue,is false,a lie,you claim,they claim,claims that,according to you,insist that,insists that,misuse,blame me,blaming me,won't admit,dispute,disputing,misunderst*",
    ),
  },
  'unrealistic-goals': {
    es: 'Se fijó o se exige algo que no se puede cumplir',
    en: 'Something was set or is asked that cannot be met',
    words: lists(
      'objetivo imposible,plazo imposible,exijo que hoy,exijo hoy,en una hora,ahora mismo lo quiero,indemnizacion millonaria,un millon,para toda la vida,gratis para siempre,de por vida,todo gratis',
      'impossible deadline,impossible target,within the hour,a million,for life,free forever,everything for free,lifetime of',
    ),
  },
  'unmet-expectations': {
    es: 'No recibió lo que esperaba',
    en: 'Did not get what was expected',
    words: lists(
      'prometi*,me aseguraron,me garantizaron,me dijeron que,esperaba,esperabamos,no es lo que,no cumple*,incumpl*,no ha llegado,no me ha llegado,no llega,no llego,llego tarde,semana tarde,semanas tarde,dia tarde,dias tarde,hora tarde,horas tarde,mes tarde,meses tarde,demasiado tarde,muy tarde,con retraso,retras*,no funciona,no funcionan,no me sirve,dejo de funcionar,ha dejado de funcionar,defectuos*,averi*,rot*,mala calidad,pesima calidad,decepcion*,publicidad enganosa,no corresponde,equivocad*,desperfecto*,defecto,golpe,golpead*,abollad*,aranazo*,rasguno*,rayon,rayad*,grieta*,manchad*,mancha,partid*,doblad*,inestable,atascad*,no encaja,no se corresponde,en lugar de,le falta,falta una,falta uno,faltan,me ha llegado,se ha danado,se dano,todavia no,aun no,no vino,no se presento,sigo esperando,cobrado de mas,cobro indebido',
      "promis*,was assured,were assured,guaranteed,was told that,expected,expecting,expectation*,not what i,never arrived,not arrived,hasn't arrived,have not received,haven't received,did not receive,late,delay*,does not work,doesn't work,not working,stopped working,defective,faulty,broken,broke,poor quality,bad quality,disappoint*,misleading,advertised,wrong item,scratched,dented,cracked,damaged,instead of,missing,still waiting,did not show up,didn't show up,overcharged",
    ),
  },
};

/** A motive with why it is taken for one. */
export const motiveAsRead = (motive: Motive): MotiveFound => {
  const { es, en } = MOTIVES[motive];
  return { motive, reason: { code: `motive-${motive}`, es, en } };
};

/** How the motive that most words speak for is told; undefined where none does. Ties go to the rarer motive, listed first. */
export const motiveOf = (text: Tokens, language: string): MotiveFound | undefined => {
  const [best] = (Object.keys(MOTIVES) as Motive[])
    .map((motive) => {
      const found = findPhrases(text, listsFor(MOTIVES[motive].words, language));
      return { motive, count: new Set(found.map(({ phrase }) => phrase)).size };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return best && motiveAsRead(best.motive);
};
