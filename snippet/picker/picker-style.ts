export const pickerStyle = `
.stage{font:400 clamp(13px,.8125rem,26px)/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#f2f4f7;text-align:start}
.outline{position:absolute;left:0;top:0;border-radius:4px;outline:2px solid #4c6ef5;outline-offset:1px;background:rgb(76 110 245/.14);box-shadow:0 0 0 3px rgb(255 255 255/.75)}
.label{position:absolute;left:0;top:0;max-width:min(480px,100cqw - 8px);height:26px;padding:0 9px;border-radius:6px;background:#1e2127;box-shadow:0 2px 8px rgb(0 0 0/.3);line-height:26px;font-weight:550;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.sure-outline .outline{outline-color:#37b26c;background:rgb(55 178 108/.14)}
.unsure-outline .outline{outline-color:#e0a100;background:rgb(224 161 0/.14)}
.bad-outline .outline{outline-color:#e5484d;background:rgb(229 72 77/.14)}
[hidden]{display:none!important}
.bar{position:absolute;inset-inline:max(12px,50cqw - 500px);padding:8px 8px 8px 16px;border:1px solid rgb(255 255 255/.14);border-radius:12px;background:#1e2127;box-shadow:0 12px 40px rgb(0 0 0/.45);pointer-events:auto;user-select:none}
.bottom{bottom:12px}
.top{top:12px}
.row{display:flex;align-items:center;gap:8px 12px;flex-wrap:wrap}
.title{min-width:0;overflow-wrap:anywhere}
strong{font-weight:650}
.help{flex:1 1 0;min-width:120px;color:#a3acb8;font-size:.9231em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.space{flex:1}
.modes{display:inline-flex;padding:2px;border-radius:9px;background:#343a44}
button{appearance:none;margin:0;min-height:30px;padding:3px 12px;border:1px solid #4a515d;border-radius:8px;background:none;color:inherit;font:inherit;font-weight:550;cursor:pointer;white-space:nowrap}
button:hover{background:#343a44}
.modes button{border-color:transparent;border-radius:7px;min-height:28px}
.modes button[aria-pressed=true]{background:#f2f4f7;color:#1b1f24}
.icon{display:grid;place-items:center;width:30px;padding:0;border-color:transparent}
.primary{background:#4263eb;border-color:#4263eb;color:#fff}
.primary:hover{background:#3b5bdb}
button:disabled{opacity:.6;cursor:default}
:focus-visible{outline:2px solid #91a7ff;outline-offset:2px}
.judgement{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:10px 16px;padding:4px 8px 12px 0;margin-bottom:8px;border-bottom:1px solid #363c46}
.findings{flex:1 1 280px;min-width:0;overflow-wrap:anywhere}
p{margin:3px 0 0;padding-inline-start:18px;position:relative;color:#cdd3db}
p::before{position:absolute;inset-inline-start:0;font-weight:700}
.sure::before{content:"✓";color:#5fd08f}
.unsure::before{content:"!";inset-inline-start:4px;color:#ffc53d}
.bad::before{content:"✕";color:#ff8589}
.choices{display:flex;flex-wrap:wrap;gap:6px}
@media (forced-colors:active){.bar,.label{border:1px solid CanvasText}.outline{outline-color:Highlight}.modes button[aria-pressed=true]{background:Highlight;color:HighlightText;forced-color-adjust:none}}
@container (max-width:640px){.bar{inset-inline:8px}.help{flex-basis:100%;order:9;white-space:normal}.title{flex-basis:calc(100% - 90px)}}
`;
