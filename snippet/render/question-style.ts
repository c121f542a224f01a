/** The look of questions, added to that of the card. */
export const questionStyle = `
fieldset{min-width:0;margin:0;border:0;padding:0}
legend,.prompt{display:block;width:100%;padding:0;font-weight:600;line-height:1.4;margin-bottom:12px}
.prompt{margin-bottom:8px}
h2~.question legend,h2~.question .prompt{font-weight:500;color:var(--soft-text)}
.scores{display:grid;grid-template-columns:repeat(10,minmax(0,1fr));gap:6px}
.scores.from-0{grid-template-columns:repeat(11,minmax(0,1fr));gap:5px}
.score,.option{position:relative;display:block;cursor:pointer}
.score input,.option input{appearance:none;position:absolute;inset:0;width:100%;height:100%;margin:0;border-radius:8px;cursor:inherit;outline-offset:2px}
.score span,.option span{pointer-events:none;border:1px solid var(--line);border-radius:8px}
.score span{display:grid;place-items:center;min-width:24px;min-height:2.7em;background:var(--soft);font-weight:550;font-variant-numeric:tabular-nums}
input:hover+span{border-color:var(--control)}
.score input:checked+span{background:var(--accent);border-color:var(--edge);color:var(--on-accent)}
input:disabled{cursor:default}
input:disabled+span{color:var(--muted);border-color:var(--line)}
.ends{display:flex;justify-content:space-between;gap:1.5em;margin-top:8px;font-size:.8333em;line-height:1.4;color:var(--muted)}
.ends>:last-child{text-align:end}
.option+.option{margin-top:6px}
.option span{display:flex;align-items:center;gap:10px;min-height:2.8em;padding:.45em 14px}
.option span::before{content:"";flex:none;width:1.1em;height:1.1em;border:1.5px solid var(--control);border-radius:50%}
.option input:checked+span{border-color:var(--edge);background:var(--soft)}
.option input:checked+span::before{border:.36em solid var(--edge)}
textarea{display:block;width:100%;min-height:4.9em;padding:9px 12px;border:1px solid var(--control);border-radius:8px;background:var(--card);color:var(--text);font:inherit;line-height:1.45;resize:vertical}
textarea::placeholder{color:var(--muted);opacity:1}
textarea:focus-visible{outline-offset:-1px}
textarea:read-only{background:var(--soft);border-color:var(--line)}
.send{display:flex;justify-content:flex-end;align-items:center;gap:10px;color:var(--muted);font-size:.9333em}
.send>.button{margin-top:10px;font-size:1em}
.send>span:not(:empty){margin-top:6px}
@media (prefers-reduced-motion:no-preference){
.score span,.option span{transition:border-color .12s,background-color .12s}
}
@media (forced-colors:active){
.score span,.option span{border-color:CanvasText}
.score input:checked+span{background:Highlight;color:HighlightText;forced-color-adjust:none}
}
@container (max-width:439px){
.scores{grid-template-columns:repeat(5,minmax(0,1fr))}
.scores.from-0{grid-template-columns:repeat(6,minmax(0,1fr))}
}
`;
