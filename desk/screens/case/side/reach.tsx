import type { DeskCase } from '../../../api/types.ts';
import { useChannelName } from '../../../parts/channel-words.ts';
import { moment, now } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { ListPanel } from './panel.tsx';
import { sideWords } from './words.ts';

/** How the customer can be reached, best first, and until when each way is open. */
export const Reach = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const language = useLanguage();
  const channelName = useChannelName();
  if (!file.reach) return null;
  return (
    <ListPanel title={say.reach}>
      {file.reach.map(({ channel, lastHeardAt, openUntil, public: isPublic }) => (
        <li key={`${channel}-${lastHeardAt}`}>
          {[
            channelName(channel),
            isPublic && say.public,
            lastHeardAt && `${say.heard} ${moment(lastHeardAt, language)}`,
            openUntil && (new Date(openUntil) > now() ? `${say.until} ${moment(openUntil, language)}` : say.over),
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
      {(file.stopped ?? []).map(({ channel }) => (
        <li key={`stop-${channel}`} className="failed">
          {channelName(channel)}: {say.stopped}
        </li>
      ))}
      {file.preferredChannel && (
        <li>
          {say.preferred}: {channelName(file.preferredChannel)}
        </li>
      )}
      <li className="muted">{say.onPage}</li>
    </ListPanel>
  );
};
