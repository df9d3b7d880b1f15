/** A4: light, wide drawings, no line of a figure or a row torn apart, part two on a page of its own. */
export const print = `
@page{size:A4;margin:16mm 15mm}
@media print{
body{font-size:9.5pt;line-height:13.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}
.skip,.theme,summary{display:none}
h1{font-size:23pt;line-height:27pt;margin:16px 0 8px}
.title{font-size:15pt;line-height:19pt}
.part h2{font-size:23pt;line-height:27pt}
.lede{font-size:10.5pt;line-height:15pt}
.topic,.sub,.note,.quiet,.soft,.mast,footer{font-size:7.6pt;line-height:11pt}
table{font-size:8.5pt;line-height:12pt}
thead th,.share{font-size:7.6pt;line-height:10pt}
th,td{padding-top:6px;padding-bottom:6px}
.segments tbody th{min-width:104px}
.segments td.number,.segments thead .number{padding-right:8px}
.segments .spare{display:none}
.advice{width:44%}
.chip{min-width:16px;height:16px;line-height:16px;font-size:7.6pt}
.chip.noise{line-height:14px}
section[aria-labelledby^=section],.part{display:block;margin-top:20px;padding-top:8px}
.figure{margin-top:8px}
.first{margin:12px 0;padding:8px 16px;display:block}
.figures{margin-top:12px}
.figures div{padding:6px 12px}
.figures dt{font-size:7.6pt;line-height:11pt}
.part .lede{margin-top:8px}
.figures dd{font-size:15pt;line-height:19pt}
.part{break-before:page}
.rail,h4,figcaption{break-after:avoid}
figure,tr,.terms div,.notes li{break-inside:avoid}
.treemap .wide{display:none!important}
.treemap .flat{display:block!important;width:100%}
}
`
