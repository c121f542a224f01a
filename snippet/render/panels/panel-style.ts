/** The look of launchers and panels, added to that of the card. */
export const panelStyle = `
.dock{position:absolute;inset-block:max(12px,env(safe-area-inset-top)) calc(max(20px,env(safe-area-inset-bottom)) + var(--keyboard,0px));
inset-inline:max(20px,env(safe-area-inset-left),env(safe-area-inset-right));display:flex;flex-direction:column-reverse;align-items:flex-end;gap:12px}
.dock.bottomStart{align-items:flex-start}
.launcher{position:relative;flex:none;display:flex;align-items:center;gap:.6em;min-width:max(44px,2.95em);min-height:max(44px,2.95em);max-width:min(20em,70cqw);padding:6px 1.2em 6px .8em;margin-inline-end:var(--shift,0);
border:1px solid var(--edge);border-radius:2em;background:var(--accent);color:var(--on-accent);line-height:1.25;text-align:start;pointer-events:auto;
box-shadow:0 1px 2px rgb(16 24 40/.2),0 8px 24px -6px rgb(16 24 40/.4)}
.bottomStart .launcher{margin-inline:var(--shift,0) 0}
.launcher:hover{filter:brightness(1.07)}
.launcher:active{filter:brightness(.95)}
.launcher:focus-visible{outline-offset:3px}
.label{font-weight:600;font-size:.9333em}
.count{font-size:.8667em;font-variant-numeric:tabular-nums;white-space:nowrap}
.label:not(:empty)+.count{padding-inline-start:.7em;border-inline-start:1px solid color-mix(in srgb,currentcolor 35%,transparent)}
.sign{flex:none;display:block;width:1.55em;height:1.55em;overflow:visible}
.ring-track,.ring-arc{fill:none;stroke:currentcolor;stroke-width:2.6}
.ring-track{opacity:.3}
.ring-arc{stroke-linecap:round;transform:rotate(-90deg);transform-origin:center}
.ring-arc[stroke-dasharray^="0 "]{visibility:hidden}
.tucked{padding:6px;justify-content:center}
.tucked .label,.tucked .count{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}

.panel{position:relative;display:flex;flex-direction:column;flex:0 1 auto;min-height:0;width:min(24em,100%);max-height:40em;background:var(--card);border:1px solid transparent;border-radius:14px;box-shadow:var(--shadow);pointer-events:auto;outline:none;overflow:hidden;overflow-wrap:break-word;user-select:text}
.dock [hidden]{display:none!important}
.panel>*{flex:none}
.panel :where(h2,h3,p,ul){margin:0;padding:0}
.panel [role=list]{list-style:none}
.panel .close{position:absolute;top:11px;inset-inline-end:11px;width:32px;height:32px;color:var(--muted)}
.panel .close:hover{color:var(--text)}
.head{padding:17px 20px 14px}
.head h2{padding-inline-end:32px}
.panel>.middle,.panel>.foot{flex-shrink:1;overflow:auto}
.panel>.foot{min-height:3.2em}
.middle{min-height:7em;overscroll-behavior:contain;outline-offset:-2px;border-block:1px solid var(--line);padding:6px 8px}
.foot{padding:8px 12px}
.quiet{padding:.4em .6em;min-height:32px;border-radius:8px;color:var(--muted);font-size:.8667em}
.quiet:hover{background:var(--soft);color:var(--text)}

.score-line{display:flex;align-items:center;gap:12px;margin-top:8px;color:var(--muted);font-size:.8667em;font-variant-numeric:tabular-nums}
.bar{flex:1;height:6px;border-radius:3px;background:var(--line);overflow:hidden}
.bar i{display:block;height:100%;border-radius:3px;background:var(--edge);width:calc(var(--share,0)*1%)}
.score-line span{flex:none}
.task{border-radius:10px}
.task+.task{margin-top:2px}
.task-head{display:flex;align-items:flex-start;gap:12px;width:100%;padding:9px 12px;border-radius:10px;text-align:start;font-weight:500;line-height:1.4;color:var(--text)}
button.task-head:hover{background:var(--soft)}
.task-head:focus-visible,.item:focus-visible,summary:focus-visible,.switch:focus-visible{outline-offset:-2px}
.task-head>.label{flex:1;font-weight:inherit;font-size:1em;min-width:0}
.mark{flex:none;display:grid;place-items:center;width:1.35em;height:1.35em;border:1.5px solid var(--control);border-radius:50%;color:var(--card)}
.mark .icon{width:.85em;height:.85em;stroke-width:2.4;visibility:hidden}
.done .mark{background:var(--edge);border-color:var(--edge)}
.done .mark .icon{visibility:visible}
.done .task-head{font-weight:400;color:var(--muted)}
.done .task-head .label{text-decoration:line-through;text-decoration-color:color-mix(in srgb,currentcolor 55%,transparent);text-decoration-thickness:1px}
.chevron{flex:none;width:1.05em;height:1.05em;margin-top:.18em;color:var(--muted)}
[aria-expanded=true]>.chevron,[open]>summary>.chevron{transform:rotate(180deg)}
.task-more{padding-block-end:14px;padding-inline:calc(24px + 1.35em) 12px}
.task-more p{font-size:.9333em}
.task-more p+.button{margin-top:10px}
.task.open{background:var(--soft)}
.task.open .task-head:hover{background:none}
.task.open .button.secondary{background:var(--card)}
.all-done{display:flex;align-items:center;gap:12px;padding:12px 20px;border-top:1px solid var(--line);color:var(--text);font-weight:600}
.all-done .mark{background:var(--edge);border-color:var(--edge);width:1.7em;height:1.7em}
.all-done .mark .icon{visibility:visible;width:1.05em;height:1.05em}
.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:2px 8px;font-size:.9333em}
.confirm p{flex:1;min-width:min-content;white-space:normal}
.confirm .button{min-height:32px;padding:.25em .8em}

.search{position:relative;padding:0 16px 14px}
.search .icon{position:absolute;inset-inline-start:28px;top:calc(.5*max(44px,2.7em) - 8px);color:var(--muted);pointer-events:none}
.search input{appearance:none;display:block;width:100%;min-height:max(44px,2.7em);padding-block:.4em;padding-inline:38px 12px;border:1px solid var(--control);border-radius:10px;background:var(--card);color:var(--text);font:inherit}
.search input::placeholder{color:var(--muted);opacity:1}
.search input::-webkit-search-cancel-button,.search input::-webkit-search-decoration{appearance:none}
.search input:focus-visible{outline-offset:-1px}
h3{padding:10px 12px 4px!important;font-size:.8667em;font-weight:600;color:var(--muted)}
.item{display:flex;align-items:center;gap:12px;width:100%;min-height:44px;padding:8px 12px;border-radius:10px;text-align:start;line-height:1.4;color:var(--text)}
.item:hover{background:var(--soft)}
.item>.icon{flex:none;width:1.2em;height:1.2em;color:var(--muted)}
.item>.icon:first-child{color:var(--link)}
.item>span{flex:1;min-width:0}
.empty{display:grid;justify-items:start;gap:4px;padding:18px 12px 16px}
.empty b{font-weight:600}
.empty p{font-size:.9333em;white-space:normal}
.empty .button{margin-top:10px}
summary{display:flex;align-items:center;gap:8px;list-style:none;cursor:pointer}
summary::-webkit-details-marker{display:none}
.foot summary{justify-content:space-between;padding:.4em .6em}
.switch{display:flex;align-items:center;justify-content:space-between;gap:12px;width:100%;min-height:40px;padding:6px .6em;border-radius:8px;text-align:start;font-size:.9333em;color:var(--text)}
.switch i{flex:none;position:relative;width:34px;height:20px;border:1.5px solid var(--control);border-radius:10px;background:var(--card)}
.switch i::after{content:"";position:absolute;top:50%;inset-inline-start:3px;width:12px;height:12px;margin-top:-6px;border-radius:50%;background:var(--control)}
.switch[aria-checked=true] i{background:var(--edge);border-color:var(--edge)}
.switch[aria-checked=true] i::after{inset-inline-start:16px;background:var(--card)}

@media (prefers-reduced-motion:no-preference){
.panel{animation:come .18s cubic-bezier(.2,.7,.2,1)}
.launcher{transition:filter .12s,translate .18s}
.bar i{transition:width .4s cubic-bezier(.2,.7,.2,1)}
.ring-arc{transition:stroke-dasharray .4s cubic-bezier(.2,.7,.2,1)}
.chevron{transition:transform .16s}
.switch i::after{transition:inset-inline-start .12s}
.ticked .mark .icon{animation:tick .3s cubic-bezier(.2,.7,.2,1)}
.all-done .mark{animation:pop .5s cubic-bezier(.2,1.4,.4,1)}
@keyframes tick{from{opacity:0;scale:.4}}
@keyframes pop{from{opacity:0;scale:.5}}
}
@media (forced-colors:active){
.panel,.launcher{border-color:CanvasText}
.bar{border:1px solid CanvasText}
.bar i,.done .mark,.all-done .mark,.switch[aria-checked=true] i,.switch i::after{background:CanvasText;forced-color-adjust:none}
.switch[aria-checked=true] i::after{background:Canvas}
.mark .icon{color:Canvas;forced-color-adjust:none}
.task.open{outline:1px solid CanvasText;outline-offset:-1px}
}
@container (max-width:519px){
.dock{inset-inline:8px;inset-block-end:calc(max(8px,env(safe-area-inset-bottom)) + var(--keyboard,0px));gap:8px}
.panel{width:100%}
.launcher{padding:6px;justify-content:center}
.launcher .label,.launcher .count{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
@container (max-height:32em){
.dock.open .launcher{display:none}
.panel{overflow:auto}
.panel>.middle,.panel>.foot{flex:none;overflow:visible}
.head{position:sticky;top:0;z-index:1;background:var(--card)}
}
`;
