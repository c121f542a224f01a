import './style.css';
import { render } from 'preact';
import { Shell } from './shell.tsx';
import { startSession } from './state.ts';

startSession();
const root = document.getElementById('root');
if (root) render(<Shell />, root);
