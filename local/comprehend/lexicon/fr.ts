import type { Lexicon } from './lexicon.ts';

/** French. */
export const fr: Lexicon = {
  words: {
    '-3':
      'arnaqu* escroqu* volé volée voleur* honte honteux honteuse* scandal* inadmissible* inacceptable* ' +
      'intolérable* horrible* horreur atroce* pire pires pitoyable* lamentable* nul nuls nulle nulles nullissime ' +
      'dégueulasse* dégoût* infect* immonde* déteste* détest* haine haïr exécrable* catastroph* merde connard* con ' +
      'cons putain foutage minable* incompéten* mensong* menteur* ment menti escroc* fuir fuyez désastre* ' +
      'désastreux désastreuse* épouvantable* affreux affreuse* ignoble* ridicule* cauchemar* enfer insult* ' +
      'irrespect* humili* mort morts tuer tué meurtr* assassin* terroris* attentat* corrup* criminel*',
    '-2':
      'fané* malheur* mal mauvais mauvaise* médiocre* décevant* décept* déception déçu* cassé* casse panne* défaut* ' +
      'défectueu* défaillan* abîmé* endommag* erreur* problème* souci soucis plainte* plaind* réclam* énerv* colère ' +
      'furieu* fâch* triste* tristesse pleur* douleur souffr* peur crainte* inquiet* angoiss* stress* désespér* ' +
      'frustr* abandon* ignor* retard* lent lente lents lentes attent* trop cher chère chers chères excessi* abus* ' +
      'injust* néglig* désorganis* bruit bruyant* danger* risque* grave* brûl* fuite* perdu* perd perdre perte* ' +
      'manque manqu* absent* absence difficile* impossible* compliqué* désagréable* impoli* grossier* arrogan* ' +
      'hautain* froid* fade* sale* saleté insipide* gras grasse sec sèche immangeable* surgelé* industriel* cuit ' +
      'crue dommage regrett* hélas malheureu* ennuy* ennui moche* laid* vieux vieille* vétuste* bof insuffisan* ' +
      'pauvre* pollu* menac* catastrophe crise* guerre* grève* échec* échou* scandale fermé* fermeture refus* ' +
      'refusé* interdit* déplorable* dégrad* destruct* détrui* victime* malade* cancer* toxique* stupid* bête ' +
      'idiot* débile* inutil* fatigué* marre piège* attrape* attrape-touriste* raté* loupé* hors oubli* oublié* ' +
      'énervé* aberra* inquiétant* alert*',
    '-1':
      'pénalis* rejett* frein* démission* défavorable* incertitude* attendre attendu rembours* résili* factur* ' +
      'relanc* seulement peu bas limite* quelconque* serré* bondé* usine plutôt addition réchauff* sauf hormis ' +
      'bémol',
    '0': 'ordinaire* moyen* banal* correct correcte corrects normal* classique standard',
    '1':
      'mérit* bien simple* facile* rapide* rapidement propre* convenable* copieu* pratique* utile* intéressant* ' +
      'original* calme* aide* aider mieux espoir ami amis mdr lol ptdr haha* rire frais fraîche* fraîcheur ' +
      'raisonnable* varié* progrès moderne* généreu* solution*',
    '2':
      'adorable* prévenant* serviable* conviviali* convivial* merci bon bonne bons bonnes agréable* gentil* sympa* ' +
      'sympathique* accueillant* aimable* souriant* sourire* attenti* poli* content* satisf* heureu* bonheur joie ' +
      'joyeu* plaisir* beau belle beaux belles joli* aime adore* recommand* conseille* réussi* réussite succès ' +
      'gagn* bravo félicit* professionnel* efficace* impeccabl* élégan* savoureu* succulent* goûteu* chaleureu* ' +
      'amour amoureu* fier* fière* génial* super top cool chouette* apprécié* appréci* charmant* charme* délicat* ' +
      'raffiné* gourmand* fondant* tendre* cadeau* cadre* soigné* soin* qualité* magique* bienvenue* vive fête* ' +
      'drôle* marrant* mignon* bisou* ravi* préfér* espérance cosy paix innov* régal*',
    '3':
      'excellen* parfait* merveill* fantastique* magnifique* formidable* extraordinaire* exceptionnel* délicieu* ' +
      'incroyable* sublime* superbe* divin* inoubliable* remarquable* somptueu* fabuleu* époustouflant* exquis* ' +
      'régal régalé* ravis enchant* hâte',
  },
  phrases: {
    '0.1': 'bien à vous, merci d avance, merci par avance, bonne journée, bonne soirée, bien cordialement, bonne foi',
    '-3':
      'plus jamais, jamais plus, personne ne répond, aucune réponse, sans réponse, à fuir, à éviter, foutage de ' +
      'gueule, se moquer, se moquent, se fout, ras le bol, une honte, perte de temps, manque de respect, ne ' +
      'recommande pas, déconseill*, je déconseille, de pire en pire, n importe quoi, y en a marre, passez votre ' +
      'chemin, ne reviendr* pas, ne reviendr* plus, n y retourner* pas, plus les pieds, sans intérêt',
    '-2':
      'ne fonctionne pas, ne marche pas, fonctionne plus, marche plus, en panne, toujours pas, pas bon, pas ' +
      'terrible, pas top, laisse à désirer, trop cher, trop chère, trop long, trop longue, beaucoup trop, pas ' +
      'digne, pas à la hauteur, sans saveur, sans goût, pas frais, rien d extraordinaire, rien d exceptionnel, sans ' +
      'plus, sans âme, mal servi, mal accueilli, pas aimable, peu aimable, pas cuit, très moyen, très déçu*, quel ' +
      'dommage, c est dommage, j attends, hors de prix, pas de goût, peu de choix, en colère',
    '0': 'rien de spécial, ni bon ni mauvais, comme ci comme ça',
    '-1': 'devrait, pourrait, aurait pu, il faudrait, pas de',
    '1': 'pas mal, pas de souci, sans problème, pas mauvais, pas cher, pas chère, pas trop cher',
    '2':
      'rien à dire, rien à redire, bon rapport, rapport qualité prix, bonne adresse, à recommander, je recommande, ' +
      'à découvrir, à refaire, y retourner*, on y retourne*, nous reviendr*, je reviendr*, reviendr*, retourner*, ' +
      'bon moment, très bien, bien placé, petits soins, aux petits oignons, bonne surprise, vaut le détour, coup de ' +
      'coeur, joyeux anniversaire, bonne nouvelle, bonne idée, bravo à, n hésitez pas, sans hésiter, on se régale, ' +
      'je t aime, à ne pas manquer, à tester, les yeux fermés',
    '3': 'à tomber, un régal, un délice, un vrai bonheur, cinq étoiles, mille mercis, hâte de',
  },
  duties:
    'fonctionn* march* répond* répons* livr* reçu* recev* rembours* résou* résol* arriv* répar* tien* aid* ' +
    'rappel* expliqu* trouv* vaut servi*',
  negators: 'pas ne jamais rien personne aucun aucune sans ni plus non',
  intensifiers:
    'très trop tellement vraiment totalement absolument complètement extrêmement super si bien particulièrement ' +
    'hyper ultra plus',
  diminishers: 'peu assez presque légèrement moins plutôt',
  contrasts: 'mais cependant toutefois pourtant malheureusement',
};
