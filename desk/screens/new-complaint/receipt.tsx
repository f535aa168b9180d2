import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { Receipt } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { ZONE } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { PointsFound } from './points-found.tsx';
import { words } from './words.ts';

const dayOf = (iso: string, language: 'es' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
    timeZone: ZONE,
  }).format(new Date(iso));

/** Letter by letter, as one says it on the phone. */
const spelled = (reference: string, dash: string): string =>
  [...reference].map((letter) => (letter === '-' ? dash : letter)).join(' ');

type Props = { receipt: Receipt; onAnother: () => void };

/** The complaint is stored: what to read to the customer, and where it goes on. */
export const ReceiptShown = ({ receipt: { caseId, reference, answerBy, trackingUrl }, onAnother }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(reference).then(
        () => true,
        () => false,
      ),
    );
  const day = dayOf(answerBy, language);
  return (
    <Container>
      <SpaceBetween size="l">
        <h2 ref={heading} tabIndex={-1} className="receipt-heading">
          {say.done}: {reference}
        </h2>
        <section aria-label={say.readAloud} className="paper">
          <p className="minor">{say.readAloud}</p>
          <p className="receipt-spoken">{say.spoken(spelled(reference, say.dash), day)}</p>
        </section>
        <dl className="facts">
          <div className="fact">
            <dt>{say.reference}</dt>
            <dd className="receipt-reference">{reference}</dd>
          </div>
          <div className="fact">
            <dt>{say.answerBy}</dt>
            <dd>
              <time dateTime={answerBy}>{day}</time>
            </dd>
          </div>
        </dl>
        <PointsFound caseId={caseId} />
        <div className="rows-acts">
          <CaseLink reference={reference}>{say.openCase}</CaseLink>
          <a className="plain-link" href={`${trackingUrl}/receipt.pdf`} target="_blank" rel="noreferrer">
            {say.receipt} <span className="visually-hidden">({say.opensNew})</span>
          </a>
        </div>
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => void copy()}>{say.copy}</Button>
          <Button onClick={onAnother}>{say.another}</Button>
        </SpaceBetween>
        <div aria-live="polite">{isCopied && say.copied}</div>
      </SpaceBetween>
    </Container>
  );
};
