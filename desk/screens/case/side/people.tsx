import type { DeskCase } from '../../../api/types.ts';
import { useChannelName } from '../../../parts/channel-words.ts';
import { useWords } from '../../../words/use-words.ts';
import { ListPanel } from './panel.tsx';
import { sideWords } from './words.ts';

/** Who the customer is, by what they are known, and who else is in the case. */
export const People = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const channelName = useChannelName();
  const { complainant } = file;
  if (!complainant) return null;
  const tel = complainant.phone?.replaceAll(/[^+\d]/g, '');
  return (
    <ListPanel title={say.people}>
      <li>
        <strong>{complainant.name}</strong>
        {complainant.email && (
          <>
            <br />
            {complainant.email}
          </>
        )}
        {tel && (
          <>
            <br />
            <a href={`tel:${tel}`}>{complainant.phone}</a>
          </>
        )}
        {complainant.id && (
          <>
            <br />
            {say.identities['id']}: {complainant.id}
          </>
        )}
      </li>
      {file.leader && (
        <li>
          {say.leader}: <strong>{file.leader}</strong>
        </li>
      )}
      {(file.identities ?? []).map(({ kind, channel, state }) => (
        <li key={`${kind}-${channel}`} className="muted">
          {say.identities[kind] ?? kind}
          {channel && ` (${channelName(channel)})`}: {state === 'proved' ? say.proved : say.claimed}
        </li>
      ))}
      {(file.otherPeople ?? []).map(({ caseId, reference, name, email, phone }) => (
        <li key={caseId}>
          {say.another}: {[name, email, phone, reference].filter(Boolean).join(' · ')}
        </li>
      ))}
      <li className="muted">
        {say.links}: {say.linkShows[file.links.firstShows]}.
      </li>
    </ListPanel>
  );
};
