import './desk.css';
import { DecideScreen } from '../screens/task/screen.tsx';
import { start } from './start.tsx';

void start(<DecideScreen />);
