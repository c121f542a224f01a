import { renderToString } from 'react-dom/server';
import { root } from './root.jsx';

window.rendered = renderToString(root);
