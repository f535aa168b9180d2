import './desk.css';
import { basePath } from '../api/config.ts';
import { DecideScreen } from '../screens/task/screen.tsx';
import { start } from './start.tsx';

/** Whoever signed in on the way to another screen goes on to it. */
const Decide = () => {
  if (location.pathname.startsWith(`${basePath}/t/`)) return <DecideScreen />;
  location.reload();
  return null;
};

void start(<Decide />);
