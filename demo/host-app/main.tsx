// In this order: of two rules that weigh the same the later one holds.
import './styles/ground.css';
import './styles/frame.css';
import './styles/page-head.css';
import './styles/cards.css';
import './styles/tables.css';
import './styles/tabs-and-board.css';
import './styles/forms.css';
import './styles/dialog.css';
import './styles/small-screens.css';
import './styles/second-design.css';
import { render } from 'preact';
import { restyle } from './look.ts';
import { Shell } from './shell.tsx';
import { startSession } from './state.ts';

restyle();
startSession();
const root = document.getElementById('root');
if (root) render(<Shell />, root);
