import { renderToString } from 'react-dom/server';
import { documentOf } from './document.jsx';

window.rendered = `<!doctype html>${renderToString(documentOf({ src: '%SRC%', dataKey: '%KEY%' }))}`;
