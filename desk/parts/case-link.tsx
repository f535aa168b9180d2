import './rows.css';
import { Link } from '@tanstack/react-router';

/** Leads to a case, by its reference or its id. */
export const CaseLink = ({ reference, children }: { reference: string; children?: string }) => (
  <Link className="plain-link" to="/c/$reference" params={{ reference }}>
    {children ?? reference}
  </Link>
);
