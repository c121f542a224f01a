import './style.css';
import { render } from 'preact';
import { restyle } from './look.ts';
import { Shell } from './shell.tsx';
import { startSession } from './state.ts';

restyle();
startSession();
const root = document.getElementById('root');
if (root) render(<Shell />, root);
