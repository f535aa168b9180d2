import '../../parts/rows.css';
import './new-complaint.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { Receipt } from '../../api/wall-queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Duplicates } from './duplicates.tsx';
import { fieldsOf, toComplaint } from './fields.ts';
import { ReceiptShown } from './receipt.tsx';
import { words } from './words.ts';

/** A complaint made to somebody of ours: in the shop, by post, on the phone. */
export const NewComplaintScreen = () => {
  const say = useWords(words);
  const language = useLanguage();
  const [receipt, setReceipt] = useState<Receipt>();
  // What there is already is shown beside the form, from what is typed into it.
  const [beside, setBeside] = useState<HTMLElement | null>(null);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.hint}>
        {say.title}
      </Header>
      {receipt ? (
        <ReceiptShown receipt={receipt} onAnother={() => setReceipt(undefined)} />
      ) : (
        <div className="new-complaint">
          <Container>
            <AskedForm
              id="new-complaint"
              path="/desk/complaints"
              fields={fieldsOf(say, language)}
              language={language}
              submit={say.submit}
              toBody={toComplaint}
              isKeyed
              onDone={(answer) => setReceipt(answer as Receipt)}
            >
              {(values) => beside && createPortal(<Duplicates values={values} />, beside)}
            </AskedForm>
          </Container>
          <aside ref={setBeside} aria-label={say.duplicates} />
        </div>
      )}
    </SpaceBetween>
  );
};
