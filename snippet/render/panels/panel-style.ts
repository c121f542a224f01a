/** The look of launchers and panels, added to that of the card. */
export const panelStyle = `
.dock{position:absolute;inset-block:max(12px,env(safe-area-inset-top)) calc(max(20px,env(safe-area-inset-bottom)) + var(--keyboard,0px) + var(--cairn-bottom,0px));
inset-inline:max(20px,env(safe-area-inset-left),env(safe-area-inset-right));display:flex;flex-direction:column-reverse;align-items:flex-end;gap:12px}
.dock.bottomStart{align-items:flex-start}
.dock [hidden]{display:none}
.launcher{flex:none;display:flex;align-items:center;gap:.6em;min-width:max(44px,2.9em);min-height:max(44px,2.9em);max-width:min(20em,70cqw);padding:6px 1.2em 6px .8em;margin-inline-end:var(--shift,0);
border:1px solid var(--edge);border-radius:2em;background:var(--accent);color:var(--on-accent);font-size:.9333em;line-height:1.25;text-align:start;pointer-events:auto;box-shadow:0 1px 2px rgb(16 24 40/.2),0 8px 24px -6px rgb(16 24 40/.4)}
.bottomStart .launcher{margin-inline:var(--shift,0) 0}
.launcher:hover{filter:brightness(1.07)}
.name{font-weight:600}
.name:not(:last-child){padding-inline-end:.7em;border-inline-end:1px solid color-mix(in srgb,currentcolor 35%,transparent)}
.count{white-space:nowrap}
.sign{flex:none;position:relative;width:1.7em;height:1.7em}
.meter>*{position:absolute;width:100%;height:100%;stroke-width:1.8;stroke-linecap:butt}
.meter>:first-child{opacity:.3}
.meter>:nth-child(2){stroke-dasharray:calc(var(--share)*.4273px) 99px}
.meter>:last-child{scale:.6;stroke-linecap:round}
.open .launcher{translate:none!important}
.tucked{padding:6px;justify-content:center}
.tucked>:not(.sign){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}

.panel{position:relative;display:flex;flex-direction:column;min-height:0;width:min(24em,100%);max-height:40em;background:var(--card);border:1px solid transparent;border-radius:calc(var(--radius) + 2px);box-shadow:var(--shadow);pointer-events:auto;outline:none;overflow:hidden;overflow-wrap:break-word;user-select:text}
.panel>*{flex:none}
.panel :where(h2,h3,p,ul){margin:0;padding:0;list-style:none;white-space:normal}
.panel .close{position:absolute;top:11px;inset-inline-end:11px;width:32px;height:32px;color:var(--muted)}
.panel .close:hover{color:var(--text)}
.head{padding:17px 20px 14px}
.head h2{padding-inline-end:32px}
.panel>.middle,.panel>.foot{flex-shrink:1;min-height:7em;overflow:auto;overscroll-behavior:contain;outline-offset:-2px;padding:6px 8px}
.panel>.middle{border-block:1px solid var(--line)}
.panel>.foot{flex-shrink:.01;min-height:3.2em;padding-inline:12px}
.quiet{padding:.4em 8px;min-height:32px;border-radius:8px;color:var(--muted);font-size:.8667em}
.quiet:hover,.row:hover{background:var(--soft)}
.quiet:hover{color:var(--text)}
.row{display:flex;align-items:center;gap:12px;width:100%;padding:9px 12px;border-radius:10px;text-align:start;line-height:1.4;color:var(--text)}
.row:focus-visible,summary:focus-visible{outline-offset:-2px}
.grow{flex:1;min-width:0}
.small{font-size:.9333em}

.score-line{display:flex;align-items:center;gap:12px;margin-top:8px;color:var(--muted);font-size:.8667em}
.bar{flex:1;height:6px;border-radius:3px;background:var(--line);overflow:hidden}
.bar i{display:block;height:100%;border-radius:3px;background:var(--edge);width:calc(var(--share)*1%)}
.task{border-radius:10px}
.task+.task{margin-top:2px}
.task .row{align-items:flex-start;font-weight:500}
div.row:hover,.open .row:hover{background:none}
.mark{flex:none;display:grid;place-items:center;width:1.35em;height:1.35em;border:1.5px solid var(--control);border-radius:50%;color:var(--card)}
.mark .icon{width:.85em;height:.85em;stroke-width:2.4;visibility:hidden}
.done .mark{background:var(--edge);border-color:var(--edge)}
.done .mark .icon{visibility:visible}
.done .row{font-weight:400;color:var(--muted)}
.done .grow{text-decoration:line-through 1px color-mix(in srgb,currentcolor 55%,transparent)}
.chevron{flex:none;width:1.05em;height:1.05em;margin-top:.18em;color:var(--muted)}
[aria-expanded=true]>.chevron,[open] .chevron{transform:rotate(180deg)}
.task-more{padding-block-end:14px;padding-inline:calc(24px + 1.35em) 12px}
.task-more .button,.empty .button{margin-top:10px}
.task.open{background:var(--soft)}
.task .secondary{background:var(--card)}
.all-done{display:flex;align-items:center;gap:12px;padding:14px 20px 6px!important;color:var(--text);font-weight:600}
.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:2px 8px}
.confirm .button{min-height:32px;padding:.25em .8em}

.search{position:relative;padding:0 16px 14px}
.search .icon{position:absolute;inset-inline-start:28px;top:calc(max(22px,1.35em) - 8px);color:var(--muted);pointer-events:none}
input{display:block;width:100%;min-height:max(44px,2.7em);padding-inline:38px 12px;border:1px solid var(--control);border-radius:10px;background:var(--card);color:var(--text);font:inherit}
input::placeholder{color:var(--muted);opacity:1}
input:focus-visible{outline-offset:-1px}
.panel h3{padding:10px 12px 4px;font-size:.8667em;font-weight:600;color:var(--muted)}
.item{min-height:44px}
.row>.icon:first-child{flex:none;width:1.2em;height:1.2em;color:var(--link)}
.empty{padding:16px 12px}
summary{display:flex;align-items:center;justify-content:space-between;list-style:none;cursor:pointer}
summary::-webkit-details-marker{display:none}
.switch{padding-inline:8px}
.switch i{flex:none;position:relative;width:34px;height:20px;border:1.5px solid var(--control);border-radius:10px;background:var(--card)}
.switch i::after{content:"";position:absolute;top:50%;inset-inline-start:3px;width:12px;height:12px;margin-top:-6px;border-radius:50%;background:var(--control)}
[aria-checked=true] i{background:var(--edge);border-color:var(--edge)}
[aria-checked=true] i::after{inset-inline-start:16px;background:var(--card)}

@media (prefers-reduced-motion:no-preference){
.panel{animation:come .18s cubic-bezier(.2,.7,.2,1)}
.launcher{transition:translate .18s}
.bar i,.meter>*{transition:width .4s,stroke-dasharray .4s}
.chevron,.switch i::after{transition:.14s}
.ticked .icon,.all-done .mark{animation:tick .35s cubic-bezier(.2,1.4,.4,1)}
@keyframes tick{from{opacity:0;scale:.4}}
}
@media (forced-colors:active){
.panel,.launcher,.bar,.task.open{border:1px solid CanvasText}
.bar i,.done .mark,[aria-checked=true] i,.switch i::after{background:CanvasText;forced-color-adjust:none}
[aria-checked=true] i::after{background:Canvas}
.icon{color:CanvasText!important}
.mark .icon{color:Canvas!important}
}
@container (max-width:519px){
.dock{inset-inline:8px;inset-block-end:calc(max(8px,env(safe-area-inset-bottom)) + var(--keyboard,0px) + var(--cairn-bottom,0px));gap:8px}
.panel{width:100%}
.launcher{padding:6px;justify-content:center}
.launcher>:not(.sign){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
@container (max-height:32em){
.dock.open .launcher,.waiting{display:none}
.panel{overflow:auto}
.panel>.middle,.panel>.foot{flex:none;overflow:visible}
.head{position:sticky;top:0;z-index:1;background:var(--card)}
}
`;
