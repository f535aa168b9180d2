import { RouterProvider } from '@tanstack/react-router';
import './desk.css';
import { router } from './router.tsx';
import { start } from './start.tsx';

void start(<RouterProvider router={router} />);
