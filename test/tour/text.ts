/** The words between what was printed from the run. */
export const text = {
  opening: [
    '# A tour: one complaint from the form to the kept promise',
    '',
    'For an engineer who has never seen the code. One complaint is followed with its real items, indexes, events and timers. Everything in a frame was printed from a run of the real code over a table in memory',
    '(`npm run tour` writes this page again; a test keeps it true). The words of it are in [glossary.md](glossary.md), the rooms of the code in [architecture.md](architecture.md), the keys in [data-model.md](data-model.md).',
    '',
    'How to read the frames:',
    '',
    '- `+ pk | sk` is an item that is put, `~` one that is changed, `-` one that is removed, with its place in the indexes and its fields. `if ...` is the condition: if it does not hold, nothing of the transaction happens.',
    '- `<case>` is the id of the case, `<id 001>` another id, `<hash 1>` the first SHA-256 that came up, `<token>` a task token of Step Functions, ` …` a value that was cut.',
    '- `complaint: Own` is a state that was entered.',
    '- The first transaction is shown whole. After it some things are left out, since they repeat: the ids of the case and of the effect, the hashes, the dates and timers that the store derives at every change, effects that are dropped once they are done, the marks that a mail',
    '  was sent.',
    '',
  ],
  chapters: {
    'She complains': [
      'Ana Prieto fills in the form. `functions/complaints` checks the body against its schema, makes a case of it and stores everything in **one transaction**; only then does it answer. A 202 means: stored, with a reference and a date. If',
      'anything after this fails, the complaint is not lost.',
      '',
      'Look at what is apart from what. The head (`CASE`) names nobody; the person (`PERSON`) and every piece of words (`TEXT#`) are items of their own, so that they can be blocked and erased by themselves. `EVENT#000001` is the first link of the',
      'history. `OUTBOX#` holds two things that still have to happen outside the table: start an execution, set timers. It is in the same transaction as the reason for them. That is the outbox: the table and the world cannot drift apart.',
      'The dates (`answerBy`, `timers`) were not set by the form: the store derives them from the history and the law the case is under, after every change.',
    ],
    'Three stages that need nobody': [
      'The table has a stream; `functions/relay` reads it, sees the outbox item and starts the execution of the state machine `complaint`. Its name is the id of the case, so starting it twice is harmless. The machine calls one function for each stage. Each',
      'loads the case, decides (pure code, mostly in `domain/`), and stores a change: fields of the head, one or more events, items, effects. The condition `seq is 1` is how two writers at once are told apart: the second loads and decides again.',
      '',
      'Understand reads language, topic and severity. Own names one person, and **plans** her task: status `planned`, no token yet. Acknowledge writes to the customer; the mail itself is an effect.',
      'Every event has a hash that covers it and the hash of the one before (`prevHash` above), so nobody can change the history unseen.',
    ],
    'The machine waits for a person': [
      'Now the machine enters Examine, whose resource is `updateItem.waitForTaskToken`: Step Functions itself writes the token into the task and sets it `open`. Nothing runs any more; the execution stands there for as long as it takes. Nobody was',
      'told yet. The stream shows planned -> open, so the relay tells her now, and sets the first timer of her task. This order matters: whoever hears of a task can answer it. The token stays in the table; people only ever name the task.',
      '',
      'In between the relay sends the acknowledgment, notes that it went out, and remembers the Message-ID (`THREAD#`), so that an answer by mail finds the case.',
    ],
    'What stands where now': [
      "Three indexes hold keys only. A person's tasks, cases of a day (`gsi1`); tasks of a kind and cases of a month (`gsi2`); whose timer fires next (`gsi3`).",
    ],
    'A timer fires': [
      'Lucía does not answer. The next morning the first step of the escalation policy for this kind of task (policy/deadlines.yaml) is due. EventBridge Scheduler calls `functions/timers` with the message above. It looks at the task again (is it',
      'still open, still at this step?), takes the step (here: remind her) and sets the timer of the next one. Later steps give the task to a substitute, a manager, a supervisor. No timer ever decides a case or closes one.',
    ],
    'The owner decides': [
      'She completes the task at the desk. The decision is one transaction again: the task is decided (only if it is still `open`, so the first of two wins and the second gets a 409), what she found is stored, a task for the expert is planned, and the effect',
      "`resume` is left. The relay reads the token from the task and calls SendTaskSuccess. The machine goes on with the task's `output`, which holds ids only: no word and no name ever enters an execution.",
      '',
      'Her schedule is still there. It will fire, find the task decided, and do nothing: a late or double timer is harmless, so nobody has to cancel it.',
    ],
    'An expert answers, and the rules propose': [
      "Each question is an execution of the machine `consult`, in parallel; here it is one. Then `complaint` runs `settle`: Concede weighs what the policy allows within the owner's authority and makes an offer; had it cost more than she may grant, Approve would have waited for somebody who may.",
      'The offer goes out by mail, and the machine waits in Offer for a task of the customer.',
    ],
    'The customer accepts': [
      "She opens the link of her mail (a GET decides nothing) and chooses. Her answer decides the offer's task and resumes `settle`, which writes the agreement: its text is stored once, with its SHA-256, and sent. What the agreement promises becomes tasks with an owner and a date. `complaint` records the",
      'outcome, once, and leaves the effect that starts `follow-up`. The case is closed, and the timers of the law end.',
    ],
    'Promises, a survey, the end': [
      'The machine `follow-up` waits for each promise until somebody proves it kept, and then for the survey. A low score would reopen the case: cycle 2, with executions named `<case>-2`. Ana gives five of five.',
    ],
    'What is left': ['The history of the case, which names nobody and stays when the rest is destroyed:'],
  },
  indexes: ['| index | partition | sorted by | item |', '| --- | --- | --- | --- |'],
  timers: ['And these schedules are set, each with the message that it will bring:', ''],
  executions: ['Its executions, by name:', ''],
  items: ['And what lies in the table. The outbox is empty: everything that had to happen has happened.', ''],
  closing: [
    'Ninety days later the function of retention blocks person, words and messages, and destroys them when the law no longer keeps them ([retention.md](retention.md)).',
    '',
    'To see the same on your own machine: `npm start`, file a complaint with the curl of the README, then `npm run inspect -- <reference>`.',
  ],
};
