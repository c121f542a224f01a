/** The look of the bar. Colours follow the author's own system, not the page or the guide. */
export const authorStyle = `
.stage{--bar:#fff;--ink:#1b1f24;--soft-ink:#4b5563;--faint:#5d6672;--edge:#dfe3e8;--fill:#f3f5f8;--hover:#e9edf2;--pressed:#fff;--accent:#3b5bdb;--accent-soft:#e7ecff;--on-accent:#fff;
--good:#1a7f4b;--warn:#8a5a00;--bad:#c02a2f;--warn-soft:#fff5dd;--bad-soft:#ffecec;--shadow:0 0 0 1px rgb(16 24 40/.08),0 16px 48px -8px rgb(16 24 40/.38),0 4px 12px rgb(16 24 40/.14);
font:400 clamp(13px,.8125rem,26px)/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);text-align:start}
@media (prefers-color-scheme:dark){.stage{--bar:#1e2127;--ink:#f2f4f7;--soft-ink:#cdd3db;--faint:#a3acb8;--edge:#363c46;--fill:#282c34;--hover:#343a44;--pressed:#464e5b;--accent:#91a7ff;--accent-soft:#2b3554;--on-accent:#10131a;
--good:#5fd08f;--warn:#ffc53d;--bad:#ff8589;--warn-soft:#3a3018;--bad-soft:#3d2325;--shadow:0 0 0 1px rgb(255 255 255/.12),0 16px 48px -8px rgb(0 0 0/.7);color-scheme:dark}}
[hidden]{display:none!important}
.whole,.canvas{position:absolute;inset:0}
.canvas{isolation:isolate}
.canvas.dimmed::before{content:"";position:fixed;inset:0;background:rgb(15 20 28/.36)}
.canvas.onBottom{bottom:var(--taken,0px)}
.canvas.onTop{top:var(--taken,0px)}
.outline{position:absolute;left:0;top:0;border-radius:4px;outline:2px solid #4c6ef5;outline-offset:1px;background:rgb(76 110 245/.14);box-shadow:0 0 0 3px rgb(255 255 255/.75)}
.label{position:absolute;left:0;top:0;max-width:min(480px,100cqw - 8px);height:26px;padding:0 9px;border-radius:6px;background:#1e2127;color:#f2f4f7;box-shadow:0 2px 8px rgb(0 0 0/.3);line-height:26px;font-weight:550;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}

.author{position:absolute;inset-inline:max(12px,50cqw - 590px);display:flex;flex-direction:column;max-height:calc(100cqh - 24px);border-radius:14px;background:var(--bar);box-shadow:var(--shadow);pointer-events:auto;user-select:none;overflow:hidden}
.author.onBottom{bottom:12px}
.author.onTop{top:12px}
.author.trying{position:fixed;inset-inline:0;border:0;padding:0;color:inherit;width:max-content;max-width:calc(100cqw - 24px);margin:0 auto}
.trying.onTop{bottom:auto}
.trying.onBottom{top:auto}
.trying>.row{flex-wrap:nowrap}
.trying button{flex:none}
.row{display:flex;align-items:center;gap:6px 8px;flex-wrap:wrap;padding:8px 12px}
.row+.row,.row+.strip,.panel{border-top:1px solid var(--edge)}
.who{display:flex;align-items:baseline;gap:4px 10px;min-width:0;flex:0 1 auto}
.who strong{max-width:20em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:1.0769em}
fieldset{min-width:0;margin:0;border:0;padding:0}
fieldset.row{padding:9px 12px}
strong{font-weight:650}
.code{display:none}
.language{max-width:12em;overflow:hidden;text-overflow:ellipsis}
.state{color:var(--faint);white-space:nowrap}
.state.bad,.bad{color:var(--bad)}
.space{flex:1}
.group{display:inline-flex;align-items:center;gap:2px}
.modes{display:inline-flex;padding:2px;border-radius:9px;background:var(--fill)}
button,select,input{appearance:none;margin:0;font:inherit;color:inherit;border-radius:8px}
button{display:inline-flex;align-items:center;gap:6px;min-height:30px;padding:3px 11px;border:1px solid var(--edge);background:var(--bar);font-weight:550;cursor:pointer;white-space:nowrap}
button:hover{background:var(--hover)}
button:disabled{opacity:.45;cursor:default;background:none}
.modes button{border-color:transparent;border-radius:7px;min-height:26px;background:none;color:var(--soft-ink)}
.modes button[aria-pressed=true]{background:var(--pressed);color:var(--ink);box-shadow:0 1px 3px rgb(16 24 40/.22)}
button.icon{justify-content:center;width:30px;padding:0;border-color:transparent;background:none;color:var(--soft-ink)}
button.icon:hover{background:var(--hover);color:var(--ink)}
button.icon:disabled{background:none}
button[aria-pressed=true]:not(.modes *){background:var(--accent-soft);border-color:var(--accent);color:var(--ink)}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
button.primary:hover{filter:brightness(1.08)}
button.link{min-height:24px;padding:0 2px;border:0;background:none;color:var(--accent);text-decoration:underline;text-underline-offset:2px}
select,input[type=text]{min-height:30px;padding:3px 9px;border:1px solid var(--edge);background:var(--bar);user-select:text}
select{padding-inline-end:26px;max-width:14em;text-overflow:ellipsis;cursor:pointer;background:linear-gradient(45deg,#0000 50%,var(--faint) 50%) right 13px center/5px 5px no-repeat,linear-gradient(-45deg,#0000 50%,var(--faint) 50%) right 8px center/5px 5px no-repeat,var(--bar)}
label select{max-width:20em}
input[type=text]{min-width:16em}
input[type=checkbox]{appearance:auto;width:15px;height:15px;accent-color:var(--accent)}
label{display:inline-flex;align-items:center;gap:6px;color:var(--soft-ink)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.keys{display:none;font-weight:450;font-size:.8462em;opacity:.75}
svg{width:16px;height:16px;flex:none;fill:none;stroke:currentcolor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

.about{padding-block:9px;min-height:48px;align-items:center}
.target{flex-basis:100%;display:flex;align-items:center;gap:4px 8px;flex-wrap:wrap;min-width:0}
.crumbs{display:inline-flex;align-items:center;flex-wrap:wrap;gap:0 2px;min-width:0}
.crumbs button{min-height:26px;padding:1px 6px;border-color:transparent;background:none;color:var(--soft-ink);font-weight:450;max-width:12em;overflow:hidden;text-overflow:ellipsis;display:inline-block}
.crumbs button:hover{background:var(--hover);color:var(--ink)}
.crumbs button[aria-current]{max-width:18em;color:var(--ink);font-weight:600}
.crumbs span{color:var(--faint)}
.verdict{display:inline-flex;align-items:center;gap:5px;padding:2px 9px;border-radius:99px;background:var(--fill);font-weight:550}
.verdict svg{width:14px;height:14px;stroke-width:2.2}
.verdict.sure{color:var(--good)}
.verdict.unsure{color:var(--warn);background:var(--warn-soft)}
.verdict.bad{color:var(--bad);background:var(--bad-soft)}
.blocks,.fields{flex-basis:100%;display:flex;align-items:center;gap:4px 6px;flex-wrap:wrap;min-width:0}
.blocks>button{min-height:26px;padding:1px 9px;border-radius:99px;font-weight:450}
.blocks>button.icon{width:26px;padding:0;border-color:var(--edge)}
.fields{padding:4px 0 2px}
.leads{display:flex;gap:6px 14px;flex-wrap:wrap}
.help{color:var(--soft-ink);min-width:0}
.notice{background:var(--warn-soft)}

.strip{display:flex;align-items:stretch;gap:14px;padding:8px 12px 11px;overflow-x:auto;overscroll-behavior:contain;background:var(--fill);scrollbar-width:thin}
.page{flex:none;display:flex;flex-direction:column;gap:5px;padding:0;margin:0;border:0}
.page h3{margin:0;font-size:.8462em;font-weight:600;color:var(--faint);max-width:24em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.page h3.isHere{color:var(--accent)}
.cards{display:flex;gap:7px;list-style:none;margin:0;padding:0;flex:1}
.card{position:relative;align-items:flex-start;gap:9px;width:180px;height:100%;min-height:54px;padding:8px 10px;border-radius:10px;text-align:start;white-space:normal;touch-action:pan-x}
.card[aria-current]{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.card .number{flex:none;display:grid;place-items:center;width:20px;height:20px;border-radius:50%;background:var(--fill);font-size:.8462em;font-weight:650;color:var(--soft-ink)}
.card[aria-current] .number{background:var(--accent);color:var(--on-accent)}
.card .words{min-width:0;display:grid;gap:1px}
.card .title{font-weight:600;line-height:1.3;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
.card .note{font-weight:400;font-size:.9231em;color:var(--faint);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.card .note.bad{color:var(--bad)}
.note .unsure{font-weight:600;color:var(--warn)}
.card.isDragged{opacity:.55;cursor:grabbing}
.add{align-self:flex-end;min-height:54px;border-style:dashed;color:var(--soft-ink);border-radius:10px;background:none}
.launchedAt{flex:none;margin-inline-start:auto}
.strip>.help{margin:0;align-self:center}
.kinds{display:grid;grid-template-columns:repeat(auto-fill,minmax(130px,1fr));gap:7px;padding:4px 12px 12px}
.kinds button{flex-direction:column;align-items:flex-start;gap:1px;padding:8px 11px;border-radius:10px;white-space:normal;text-align:start}
.kinds small{font-size:.9231em;font-weight:400;color:var(--faint)}
.panel .head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:2px 12px;padding:9px 12px 5px;font-weight:600}
.panel .head .state{white-space:normal}

.format{position:absolute;left:0;top:0;display:flex;align-items:center;gap:2px;padding:3px;border-radius:10px;background:var(--bar);box-shadow:var(--shadow);pointer-events:auto}
.format .b{font-weight:800}
.format .i{font-style:italic;font-family:Georgia,serif}
.format p{margin:0 8px;color:var(--bad)}
.heat{position:absolute;left:0;top:0;border-radius:5px}
.count{position:absolute;left:0;top:0;min-width:20px;height:18px;padding:0 6px;border-radius:9px;background:#1b1f24;color:#fff;font-size:11px;line-height:18px;font-weight:650;text-align:center;font-variant-numeric:tabular-nums;box-shadow:0 1px 4px rgb(0 0 0/.35)}

@media (forced-colors:active){
.author,.author.trying,.format,.label,.count,.verdict{border:1px solid CanvasText}
.outline{outline-color:Highlight}
.heat{outline:1px solid CanvasText;forced-color-adjust:none}
select{appearance:auto;background:none}
.modes button{border-color:ButtonBorder}
.stage button[aria-pressed=true],.stage button[aria-pressed=true]:hover,.card[aria-current] .number{background:Highlight;border-color:Highlight;color:HighlightText;forced-color-adjust:none}
.stage button[aria-pressed=true] *{color:inherit}
.card[aria-current]{border-color:Highlight;outline:1px solid Highlight}
.card[aria-current]:focus-visible{outline:3px solid Highlight;outline-offset:2px}
button:disabled{border-color:GrayText;color:GrayText;opacity:1}
}
@media (prefers-reduced-motion:no-preference){.author{animation:rise .2s cubic-bezier(.2,.7,.2,1)}@keyframes rise{from{opacity:0;translate:0 10px}}}
@container (min-width:1000px){.keys{display:inline}}
@container (max-width:860px){
.language{max-width:6em}
.who{flex:99 1 7em}
.who~.space,.who~* .wide{display:none}
.who~.group{flex:1}
}
@container (max-width:720px){
.author{inset-inline:6px}
.author.onBottom{bottom:6px}
.author.onTop{top:6px}
.row{padding:6px 8px;gap:6px}
.language{display:none}
.row>.primary:last-child{margin-inline-start:auto}
.code{display:inline}
.wide{display:none}
.about>select{max-width:12em}
.row>input{flex-basis:14em}
.who strong{max-width:11em}
.about{max-height:34cqh;overflow:auto}
.crumbs .group{display:none}
.card{width:148px}
input[type=text]{min-width:0;flex:1 1 10em}
.kinds{grid-template-columns:1fr 1fr}
}
`;
