/** The look of questions, added to that of the card. */
export const questionStyle = `
.card.wide{width:29em;max-width:min(29em,calc(100cqw - 16px))}
.body>.question:first-child{padding-inline-end:0}
.body>.question:first-child>:first-child{padding-inline-end:var(--beside)}
.body>*+.question{margin-top:16px}
.body>h2+.question{margin-top:8px}
.body>.question+.question{margin-top:24px}
fieldset{min-width:0;margin:0;border:0;padding:0}
legend,.prompt{display:block;width:100%;padding:0;font-weight:600;line-height:1.4;margin-bottom:12px;text-wrap:balance}
.prompt{margin-bottom:8px}
h2~.question legend,h2~.question .prompt{font-weight:500;color:var(--soft-text)}
.scores{display:grid;grid-template-columns:repeat(10,minmax(0,1fr));gap:6px}
.scores.of-11{grid-template-columns:repeat(11,minmax(0,1fr));gap:5px}
.scores.of-5{grid-template-columns:repeat(5,minmax(0,1fr))}
.scores.of-7{grid-template-columns:repeat(7,minmax(0,1fr))}
.score,.option,.star{position:relative;display:block;cursor:pointer}
.score input,.option input,.star input{appearance:none;position:absolute;inset:0;width:100%;height:100%;margin:0;border-radius:8px;cursor:inherit;outline-offset:2px}
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
.option span::before{content:"";box-sizing:border-box;flex:none;width:1.1em;height:1.1em;border:1.5px solid var(--control);border-radius:50%}
.option input:checked+span{border-color:var(--edge);background:var(--soft)}
.option input:checked+span::before{border:.36em solid var(--edge)}
.several{margin:-8px 0 10px;font-size:.8667em;color:var(--muted)}
.many span{position:relative}
.many span::before{border-radius:4px}
.option.many input:checked+span::before{border:.55em solid var(--edge)}
.many input:checked+span::after{content:"";box-sizing:border-box;position:absolute;inset-inline-start:calc(14px + .37em);top:50%;width:.36em;height:.66em;border:solid var(--card);border-width:0 2px 2px 0;transform:translateY(-62%) rotate(45deg)}
.stars{display:flex;flex-wrap:wrap;align-items:center;gap:4px;margin:-5px -5px 0}
.star span{display:block;padding:5px;pointer-events:none;color:var(--control)}
.star .icon{display:block;width:1.9em;height:1.9em;stroke-width:1.1}
.star:has(~.star :checked),.star:has(:checked){--fill:var(--accent)}
.star:has(~.star :checked) span,.star:has(:checked) span{color:var(--edge)}
.star .icon{fill:var(--fill,transparent)}
.stars:has(input:enabled:hover) .star:not(:has(~.star :hover),:hover){--fill:transparent}
.star:has(~.star :enabled:hover),.star:has(:enabled:hover){--fill:color-mix(in srgb,var(--accent) 45%,transparent)}
.starred{margin-inline-start:6px;color:var(--muted);font-size:.9333em}
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
.star:has(~.star :checked),.star:has(:checked){--fill:Highlight}
.many input:checked+span::after{border-color:Canvas}
.option input:checked+span::before{border-color:Highlight}
.score span,.option span{border-color:CanvasText}
.score input:checked+span{background:Highlight;color:HighlightText;forced-color-adjust:none}
}
@container (max-width:439px){
.scores.of-10{grid-template-columns:repeat(5,minmax(0,1fr))}
.scores.of-11{grid-template-columns:repeat(6,minmax(0,1fr))}
}
`;
