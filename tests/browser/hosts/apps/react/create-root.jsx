import { createRoot } from 'react-dom/client';
import { root } from './root.jsx';

createRoot(document.querySelector('#root')).render(root);
