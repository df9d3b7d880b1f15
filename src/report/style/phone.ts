/** Below the full grid the rail moves above its figure; below 800 pixels charts change to their narrow drawing, rows to cards. */
export const phone = `
@media screen and (max-width:1111px){
section[aria-labelledby^=section],.part,.first{display:block}
.figure,.part .lede,.first div{margin-top:16px}
.figure{max-width:720px}
.first div{margin-top:8px}
}
@media screen and (max-width:799px){
.page{padding:24px 24px 64px}
.wide{display:none!important}
.narrow{display:block!important;width:100%;max-width:480px}
.mast p:nth-child(2){margin-left:0}
.theme{margin-left:-6px}
h1{font-size:30px;line-height:36px;margin-top:24px}
.title{font-size:22px;line-height:28px}
.lede{font-size:16px;line-height:25px}
.first{padding:12px 16px}
.figures{grid-auto-flow:row;grid-template-columns:1fr 1fr}
.figures div,.figures div:first-child{padding:12px 0}
.figures div+div{border-left:0}
.figures div:nth-child(n+3){border-top:1px solid var(--line)}
.figures div:last-child:nth-child(odd){grid-column:1/-1}
.halves,.thirds,.multiples{grid-template-columns:minmax(0,1fr)}
.halves svg{width:100%;max-width:480px}
.terms div{display:block;padding:6px 0}
.segments,.segments tbody,.cards,.cards tbody{display:block}
:is(.segments,.cards) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:is(.segments,.cards) tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px 8px;padding:16px 0;border-bottom:1px solid var(--line)}
.cards tr{grid-template-columns:repeat(4,minmax(0,1fr))}
:is(.segments,.cards) :is(th,td){display:block;padding:0;border:0}
:is(.segments,.cards) tbody th,.segments .advice{grid-column:1/-1;width:auto}
.cards tbody th{font-weight:600}
:is(.segments,.cards) td.number{text-align:left;font-weight:600;white-space:normal;padding:0}
:is(.segments,.cards) td.number::before{content:attr(data-label);display:block;font-size:12px;line-height:16px;font-weight:400;color:var(--ink2)}
.segments .share{font-weight:400}
.grid thead th:first-child{width:76px}
.grid th,.grid td{padding:6px 4px;font-size:12px}
.scroll table{font-size:13px}
.scroll th,.scroll td{padding-right:8px}
.grid .under,.under-note{display:none}
.moves .under{display:block}
.moves thead th:first-child{width:96px}
.grid .segment .name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ramp{flex-wrap:wrap}
}
`
