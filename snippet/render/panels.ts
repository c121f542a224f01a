// All of it: so what the bundles of the drawing share is one file, which is loaded once.
import './render.ts';

/** The panels with a launcher. A part of its own: it comes to a page with the first of them. */
export { renderChecklist } from './panels/checklist.ts';
export { renderHelp } from './panels/help.ts';
