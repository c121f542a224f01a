import { hydrateRoot } from 'react-dom/client';
import { root } from './root.jsx';

hydrateRoot(document.querySelector('#root'), root);
