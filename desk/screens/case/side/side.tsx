import type { DeskCase } from '../../../api/types.ts';
import { Escalations, Files, Ground, OtherCases } from './around.tsx';
import { Before } from './before.tsx';
import { Evidence } from './evidence.tsx';
import { Incident } from './incident.tsx';
import { Known, Wish } from './matter.tsx';
import { Meeting } from './meeting.tsx';
import { People } from './people.tsx';
import { Reach } from './reach.tsx';
import { Offers, Promises } from './settlement.tsx';
import { Timers } from './timers.tsx';

/** What is known beside the stream; what there is none of is left out. */
export const Side = ({ file }: { file: DeskCase }) => (
  <>
    <Wish file={file} />
    <Timers file={file} />
    <Meeting file={file} />
    <Promises file={file} />
    <People file={file} />
    <Reach file={file} />
    <Incident file={file} />
    <Known file={file} />
    <Offers file={file} />
    <Before file={file} />
    <OtherCases file={file} />
    <Files file={file} />
    <Escalations file={file} />
    <Ground file={file} />
    <Evidence file={file} />
  </>
);
