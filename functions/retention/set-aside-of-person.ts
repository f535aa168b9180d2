import { forgetSetAside } from '#cases/store/forget-set-aside.ts';
import { type SetAside, setAsideOfSender } from '#cases/store/set-aside.ts';
import type { Instant } from '#domain/time.ts';
import type { RetentionDeps } from './deps.ts';
import type { StoredFile } from './files.ts';
import { keysOfPerson, type PersonIdentity } from './find-person.ts';

type Deps = Pick<RetentionDeps, 'table' | 'identity' | 'policy'>;

/** A mail of a person that opened nothing, as they get it; the words are in its file. */
export type SetAsideOfPerson = { receivedAt: Instant; reason?: string; file: StoredFile };

/** What somebody took in belongs to a case, and goes the way of the case. */
const isWaiting = ({ delivery, original }: SetAside): boolean => delivery.caseId === undefined && original !== '';

const fileOf = ({ original }: SetAside): StoredFile => ({ bucket: 'inbound', key: original });

/** The mails that say they are of a person and were set aside, oldest first; nobody has looked at whose they are. */
export const setAsideOfPerson = async (person: PersonIdentity, deps: Deps): Promise<SetAsideOfPerson[]> => {
  const found = await setAsideOfSender(deps.table, await keysOfPerson(person, deps));
  return found.filter(isWaiting).map((mail) => ({
    receivedAt: mail.delivery.receivedAt,
    ...(mail.delivery.reason && { reason: mail.delivery.reason }),
    file: fileOf(mail),
  }));
};

/**
 * Erases the mails of a person that were set aside: no law asks to keep what opened nothing. That a mail came that day stays, without
 * whose it was. Whoever is interrupted begins again with what is left.
 * @returns how many were erased
 */
export const eraseSetAside = async (
  person: PersonIdentity,
  deps: Deps & Pick<RetentionDeps, 'files'>,
): Promise<number> => {
  const keys = await keysOfPerson(person, deps);
  const found = (await setAsideOfSender(deps.table, keys)).filter(isWaiting);
  for (const mail of found) {
    await deps.files.remove(fileOf(mail));
    await forgetSetAside(deps.table, mail, keys);
  }
  return found.length;
};
