import type { DeskCase } from '../../api/types.ts';
import { useChannelName } from '../../parts/channel-words.ts';
import { moment, now } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { composerWords } from './composer-words.ts';

/** By which way a letter goes, and until when that way is open. */
export const Window = ({ file }: { file: DeskCase }) => {
  const say = useWords(composerWords);
  const language = useLanguage();
  const channelName = useChannelName();
  const [best] = file.reach ?? [];
  const windows = (file.reach ?? []).flatMap(({ channel, openUntil }) =>
    openUntil === undefined
      ? []
      : [
          new Date(openUntil) > now()
            ? say.window(channelName(channel), moment(openUntil, language))
            : say.windowOver(channelName(channel)),
        ],
  );
  const lines = [
    best ? say.letterHint(channelName(best.channel)) : say.onPage,
    ...(best?.public ? [say.public] : []),
    file.languagesNote ?? say.language(say.tones[file.replyLanguage === 'en' ? 'en' : 'es']),
    ...windows,
    ...(file.stopped ?? []).map(({ channel }) => say.stopped(channelName(channel))),
  ];
  return <p className="muted">{lines.join(' ')}</p>;
};
