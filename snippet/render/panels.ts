import { drawChecklist } from './panels/checklist.ts';
import { drawHelp } from './panels/help.ts';
import { drawnWhole } from './whole.ts';

/** The panels with a launcher. A part of its own: it comes to a page with the first of them. */
export const renderChecklist = drawnWhole(drawChecklist);
export const renderHelp = drawnWhole(drawHelp);
