import type { Lexicon } from './lexicon.ts';

/** Spanish, of Spain and America: everyday words of feeling, and what people write when a company fails them. */
export const es: Lexicon = {
  words: {
    '-3':
      'estaf* timo timad* timar* engañ* fraud* robo robos robado robaron roban robando ladr* sinvergüenz* vergüenza ' +
      'vergonz* vergonzos* indign* asco asqueros* asquead* horribl* horror* pésim* peor nefast* terribl* lamentabl* ' +
      'deplorabl* odio odia odian odiar odié harto harta hartos hartas hartazgo inaceptabl* intolerabl* inadmisibl* ' +
      'insufribl* insoportabl* denunci* demandar demanda mierda basura maldit* puta puto putas putos joder jodid* ' +
      'jodí* cabrón cabrones gilipoll* idiot* imbécil* estúpid* inútil* incompetent* desastr* fatal fatales ' +
      'patétic* humill* mentir* mentid* miente mienten maltrat* abus* chapuz* cutre cutres sucio sucia sucios ' +
      'sucias suciedad porquería bochorn* tomadura inhuman* desprecia* repugnan* infiern* pesadill* espant* ' +
      'tragedia trágic* muert* matar mató asesin* violencia corrup* crimin* desgraci* hijoputa hdp ratas rata ' +
      'insult*',
    '-2':
      'defraud* inconvenient* desfavorabl* ingrat* colmo cagad* putad* falso falsa falsos falsas accident* falleci* ' +
      'coñazo odiand* suspend* mentiros* mal mala malo malas malos malísim* malamente roto rota rotos rotas rotura* ' +
      'averi* avería estropead* estropeó defect* defectuos* dañad* daño daños fallo fallos falla fallas fallan ' +
      'fallando fallado error errores problem* queja quejas quejar* quejé quejo reclam* decepc* decepción disgust* ' +
      'enfad* enoj* cabread* cabreo cabrea molest* furios* rabia ira triste tristes tristeza tristemente llor* ' +
      'lloro llanto dolor duele duelen doloros* sufr* miedo temor preocup* angusti* ansiedad estrés estresad* ' +
      'agobi* desesper* frustr* frustración impotencia abandon* ignor* desatend* retras* demor* tardan tardó ' +
      'tardaron tardado lento lenta lentos lentas lentísim* caro cara caros caras carísim* excesiv* abusiv* injust* ' +
      'incumpl* negligen* desorganiz* caos caótic* ruido ruidos ruidos* incómod* molestia peligr* riesgo grave ' +
      'graves gravísim* quemad* quemó incendi* chispazo fuga inund* gotea pérdida perdid* perdí perdieron perder ' +
      'pierd* falta faltaba faltan faltó carenc* escas* pobre pobres viejo vieja viejos viejas antipátic* borde ' +
      'bordes grosero grosera groser* maleducad* prepotent* arrogan* soberbi* desagradabl* olía apest* hedor frío ' +
      'fría fríos desilusi* arrepient* arrepent* lástima pena penoso penosa penas aburrid* aburre feo fea feos feas ' +
      'soso sosa seco quemado insípid* cruda crudo equivoc* confus* confusión mentira injustic* guerra crisis ' +
      'enferm* odios* tont* absurd* ridícul* fracas* débil* cancelad* cancelaron bloquead* atrapad* cerrad* ' +
      'deficient* insuficient* incorrect* imposible imposibl* difícil* complicad* desconoc* anticuad* descuidad* ' +
      'abandonado maldad amenaz* agresiv* peleas pelea discut* sangre inservibl* fastidi* hart* disgusto trampa ' +
      'engorro desinterés desidia indefens* sobrevalorad* mediocr* flojo floja flojos flojas roñ* desgastad* ' +
      'manchad* mancha manchas moho humedad cucaracha* chinche* bicho bichos rayad* arañad* abollad* golpead* ' +
      'destroz* astill* torcid* desnivelad* cojea cruj* suelt* partid* agriet* agujer* incomplet* equivocad* ' +
      'tachad* destiñ* descolori* oxidad*',
    '-1':
      'gripe madrugar añor* pereza culpa hostia esperar esperando esperado esperamos cobr* devol* devuelv* ' +
      'reembols* repetid* pagar pagado pagué pagando insist* llamadas excus* excusa cansad* cansancio cansa dud* ' +
      'raro rara extrañ* nervios* oscur* viej* antigu* ruidosa baja bajo poco poca pocos pocas escaso apenas ' +
      'demasiad* incidencia incidencias reparar reparación reparacion* sustit* fragil pendiente urgente urge ' +
      'cambiar encima',
    '0':
      'regular normal básic* estándar promedio común pasable intermedi* correct* aceptabl* funcional* sencill* ' +
      'suficient* adecuad* vale',
    '1':
      'dulce gracios* inmens* luminos* gratuit* destacar destaca genio apoyo sonr* bendi* bien bueno buen práctic* ' +
      'útil útiles cómod* fácil fáciles rápid* limpio limpia limpios limpias limpísim* céntric* ampli* tranquil* ' +
      'interesante interesan* gusto gusta gustan gustaba gustaría mejor mejores mejorar mejora mejoró esperanza ' +
      'gracia gustado gustaron merec* risa risas reír amig* querid* descans* variad* variedad abundan* volveré ' +
      'volveremos volvería volveríamos regres* solución solucionado solucionaron resuelto resolvieron suerte ganas ' +
      'ánimo animos sano modern* auténtic* recomienda calidad durader* resisten* confortabl* eficaz eficac*',
    '2':
      'ensueñ* idóne* privilegiad* espacios* manjar sorprendent* adorabl* admir* gozada olé viva afortunad* cuqui* ' +
      'respetuos* vistos* gracias agradec* agradezc* agradable agradables amabl* amabilidad simpátic* atent* atento ' +
      'educad* cordial* content* satisfech* satisfacción satisfactori* feliz felices felicidad felicid* felicit* ' +
      'alegr* alegría encant* encanta encantó bonit* besitos ideal relax chulada hermos* lind* precioso preciosa ' +
      'preciosos preciosas bell* buena buenas buenos buenísim* rico rica ricos ricas riquísim* delicios* exquisit* ' +
      'sabros* recomend* recomiendo acert* acierto acogedor* acogid* divertid* divertir genial* estupend* guay ' +
      'chul* mola molan molaba amo ama amar adoro adora orgull* ilusi* ilusión éxito triunf* victoria ganado ' +
      'ganamos ganador* ganar ganaste bravo enhorabuena profesional* eficient* impecabl* elegant* cuidado cuidad* ' +
      'detallist* inmejorabl* encantador* simpatía sonri* sonrisa besos beso abrazo abrazos guap* crack ídolo top ' +
      'celebr* disfrut* disfruté fiel confianza confío cumplieron puntual* generos* tranquilidad paz romántic* ' +
      'relaj* especial especiales espectacular* gratis regalo regalos mimad* placer lujo lujos* interesantísim* ' +
      'cariñ* cercan* bienvenid* súper acogedora fresco frescos frescas tiern* jugos*',
    '3':
      'preciosidad paraíso chapó excelent* excepcional* magnífic* maravill* fantástic* fabulos* perfect* perfección ' +
      'increíbl* espléndid* sensacional* extraordinari* fenomenal* inolvidabl* insuperabl* encantadísim* ' +
      'sobresalient* brillant* impresionan* alucinan* delicia maravilla joya mejorísim* enamor* amoo* teamo ' +
      'tequiero felicísim* divin* sublime* mágic* genialidad estupendísim*',
  },
  phrases: {
    '0.1':
      'buenos días, buenas tardes, buenas noches, gracias de antemano, gracias por adelantado, gracias y un saludo, ' +
      'agradezco de antemano, un saludo, saludos cordiales, quedo a la espera, buena fe',
    '-3':
      'nadie responde, nadie contesta, nadie me atiende, nadie me contesta, nadie me responde, nadie hace nada, ' +
      'nadie se hace cargo, nunca más, tomar el pelo, tomando el pelo, tomadura de pelo, es el colmo, una ' +
      'vergüenza, dan largas, dar largas, dando largas, pasan de mí, pasan de ti, se ríen, hoja de reclamaciones, ' +
      'perder el tiempo, no recomiendo, no lo recomiendo, no la recomiendo, no volver* a comprar, no vuelvo, no ' +
      'volveré, no volvería, no volveremos, no repetiría, ni se os ocurra, ni se les ocurra, hasta las narices, ' +
      'hasta el gorro, hasta los cojones, falta de respeto, falta de profesionalidad, dinero tirado, tirar el ' +
      'dinero, me roban, me han robado, me siento engañad*, dejado tirad*, dejan tirad*, sin respuesta, no hay ' +
      'derecho, qué asco, da asco, dan asco, de pena, da pena, publicidad engañosa, no vale nada, ni regalado, ' +
      'huid, huyan, de mal en peor, mala calidad, peor experiencia, mala suerte',
    '-2':
      'no vale, no sirve, no funciona, no funcionan, no funcionaba, no va bien, no anda, no arranca, no enciende, ' +
      'no me gusta, no me gusto, no gusta, no es normal, no puede ser, no hay manera, sin solución, sin contestar, ' +
      'sin funcionar, sin agua, sin luz, sin calefacción, sin servicio, sin internet, dejó de funcionar, deja de ' +
      'funcionar, ha dejado de funcionar, mucho que desear, deja que desear, deja bastante que desear, llevo ' +
      'esperando, llevamos esperando, sigo esperando, seguimos esperando, a la basura, me cobran, han cobrado, ' +
      'cobro indebido, cobrado de más, doble cobro, cobrado dos veces, ni siquiera, sigue sin, siguen sin, sigo ' +
      'sin, todavía no, aún no, demasiado tarde, muy tarde, llegó tarde, llegan tarde, otra vez, ni caso, ni una, ' +
      'ni un, echar de menos, echo de menos, hecho polvo, no entiendo, no soporto, no aguanto, no puedo más, estoy ' +
      'mal, se me fue, por desgracia, relación calidad precio mala, a desmano, en mal estado, no merece, falta de, ' +
      'lo peor, lo malo, lo único malo, cansado de, cansada de, darme de baja, dar de baja, darse de baja, no era ' +
      'lo que, no es lo que, no cumple, no corresponde, poco profesional*, demasiado car*, muy justo, muy justa',
    '0':
      'ni bueno ni malo, ni me encanta ni me molesta, ni fu ni fa, nada especial, nada del otro mundo, sin ' +
      'sorpresas, mejores y peores, cumple su función, uso diario, hace lo que promete, cumple con lo básico, más ' +
      'tarde, esta tarde, la tarde, ni bien ni mal',
    '-1':
      'me gustaría que, podrían mejorar, se podría mejorar, debería*, tendría que, tendrían que, habría que, no ' +
      'hay, no tiene, no hubo',
    '1':
      'no está mal, no estuvo mal, de momento bien, todo bien, sin problema*, sin ningún problema, ningún problema, ' +
      'no tuve problema*',
    '2':
      'por fin, me gusta, me gusto, me encanta, me ha gustado, nos gustó, nos encantó, muchas gracias, buena ' +
      'relación, calidad precio, vale la pena, merece la pena, muy recomendable, bien situado, bien ubicado, buen ' +
      'trato, para repetir, lo mejor, los mejores, sin duda, no puedo pedir más, no falta nada, a gusto, te quiero, ' +
      'os quiero, de lujo, se agradece, sin pega*, no le falta, ningún pero, sentirse como en casa, como en casa, ' +
      'superó mis expectativas, de maravilla, de nada',
    '3':
      'no se puede pedir más, de diez, cinco estrellas, mejor imposible, de lo mejor, sin palabras, 100 ' +
      'recomendable, diez sobre diez',
  },
  duties:
    'funcion* conte* respond* respuest* contest* llega llegó llegan llegaron llegado entreg* devuelv* devolv* ' +
    'devuelt* atiend* atend* solucion* resuelv* resolv* arregl* repar* cumpl* sirv* coge cogen cogieron llam* ' +
    'inform* avis* explic* pag* abon* encend* enciend* carg* cierr* abre ayud* hac* hic* haced vien* vino ' +
    'vinieron aparec* envi* reembols* facilit* dan dieron ofrec* limpi* quier* recib* acept* reconoc*',
  negators: 'no ni nunca jamás nadie nada sin tampoco ningún ninguna ninguno',
  intensifiers:
    'muy mucho mucha muchos muchas tan tanto tanta super súper totalmente absolutamente completamente realmente ' +
    'extremadamente demasiado sumamente increíblemente verdaderamente bastante tremendamente especialmente más re ' +
    'enormemente',
  diminishers: 'poco algo casi apenas ligeramente medianamente relativamente menos',
  contrasts: 'pero aunque salvo excepto',
};
