/** The panels with a launcher. A part of its own: it comes to a page with the first of them. */
export { renderChecklist } from './panels/checklist.ts';
export { renderHelp } from './panels/help.ts';
