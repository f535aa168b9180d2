import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { DeskCase } from '../../api/types.ts';
import { Due } from '../../parts/due.tsx';
import { useWords } from '../../words/use-words.ts';
import { jumpTo } from './jump.ts';
import { CaseMarks } from './marks.tsx';
import { Present } from './present.tsx';
import { words } from './words.ts';

type Flag = { text: string; color: NonNullable<BadgeProps['color']> };

const useFlags = (file: DeskCase): Flag[] => {
  const say = useWords(words);
  const { severity, priority, stalledAt, closedAt, blockedAt, setAsideAt, legalHold, overLimit, feeling = '' } = file;
  const flag = (text: string | undefined | false, color: Flag['color'] = 'grey'): Flag[] =>
    text ? [{ text, color }] : [];
  return [
    ...flag(say.statuses[file.status] ?? file.status, 'blue'),
    ...flag(severity && say.severity(severity.level), severity && severity.level > 2 ? 'red' : 'grey'),
    ...flag(priority && say.priority, 'red'),
    ...flag(stalledAt && say.stalled, 'red'),
    ...flag(blockedAt && say.blocked, 'red'),
    ...flag(setAsideAt && say.setAside),
    ...flag(closedAt && file.status !== 'closed' && say.closed),
    ...flag(legalHold && say.legalHold, 'red'),
    ...file.holds.flatMap(({ hold }) => flag(say.hold[hold] ?? hold)),
    ...flag(say.feelings[feeling]),
    ...flag(overLimit !== undefined && overLimit > 0 && say.overLimit(overLimit), 'red'),
    ...flag(say.handOvers(file.handOvers, file.handOversMost)),
  ];
};

const CopyReference = ({ reference }: { reference: string }) => {
  const say = useWords(words);
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(reference).then(() => setCopied(true));
  return (
    <>
      <Button iconName="copy" variant="icon" ariaLabel={say.copy} onClick={copy} />
      <span aria-live="polite">{isCopied && say.copied}</span>
    </>
  );
};

/** What stays in sight of a case while one reads down: which it is, whose, until when, and what is special about it. */
export const CaseHead = ({ file }: { file: DeskCase }) => {
  const say = useWords(words);
  const flags = useFlags(file);
  const [nearest] = file.timers.filter(({ paused }) => !paused).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const facts = [file.complainant?.name, file.product, file.orderRef, file.topicTitle].filter(Boolean).join(' · ');
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>{file.reference}</h1>
        <CopyReference reference={file.reference} />
        {!file.closedAt && <CaseMarks file={file} />}
        <span className="case-facts">{facts}</span>
      </div>
      <div className="case-line">
        <span>
          {say.owner}: <strong>{file.ownerName ?? say.nobody}</strong>
        </span>
        {nearest && (
          <span>
            {nearest.title}: <Due at={nearest.dueAt} from={nearest.startedAt} {...(file.zone && { zone: file.zone })} />
          </span>
        )}
      </div>
      <nav className="jump" aria-label={say.jump}>
        {(['actions', 'timers', 'stream'] as const).map((place) => (
          <button key={place} type="button" className="chip" onClick={() => jumpTo(place)}>
            {say.places[place]}
          </button>
        ))}
      </nav>
      <Present caseId={file.caseId} />
      <ul className="flags">
        {flags.map(({ text, color }) => (
          <li key={text}>
            <Badge color={color}>{text}</Badge>
          </li>
        ))}
      </ul>
    </header>
  );
};
