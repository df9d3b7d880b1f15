/** Tables: one hairline per row, numbers right and of one width, chips with the rank. */
export const tables = `
table{width:100%;border-collapse:collapse;font-size:14px;line-height:20px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:12px 12px 12px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{padding-bottom:8px;border-bottom-color:var(--ctl);font-size:13px;line-height:16px;font-weight:500;color:var(--ink2);vertical-align:bottom;overflow-wrap:normal}
.number,.total,.grid td{text-align:right;font-variant-numeric:tabular-nums}
th:last-child,td:last-child{padding-right:0}
.scroll{overflow-x:auto;position:relative}
figure+.scroll{margin-top:8px}
.scroll th,.scroll td{padding-top:8px;padding-bottom:8px}
.segments tbody th{min-width:150px;font-weight:600}
.segments td.number{white-space:nowrap;padding-right:16px}
.segments thead .number{padding-right:16px;white-space:nowrap}
.segments .name{overflow-wrap:anywhere}
.segments td span{display:block}
.share,.under{display:block;font-size:13px;color:var(--ink2)}
.advice{width:36%}
.advice b{font-weight:600}
.advice .why{color:var(--ink2)}
.segment{display:inline-flex;align-items:flex-start;gap:8px}
.chip{flex:none;min-width:20px;height:20px;padding:0 4px;border-radius:4px;font-size:12px;line-height:20px;font-weight:600;text-align:center;font-variant-numeric:normal}
.chip.plain{background:var(--wash);color:var(--ink)}
.chip.noise{border:1px dashed var(--ctl);line-height:18px;color:var(--ink2)}
.spread>.note{margin-top:12px}
.grid{border-collapse:separate;border-spacing:2px;font-size:13px;table-layout:fixed}
.grid th,.grid td{border:0;padding:6px 8px}
.grid thead th{font-size:12px}
.grid tbody th{padding-left:0}
.grid thead th:first-child{width:120px;padding-left:0}
.grid .segment{flex-direction:column;align-items:flex-end;gap:4px}
.grid .a0{color:var(--ink3)}
.grid .under{font-size:12px;line-height:16px;color:inherit}
.cohorts{min-width:680px}
.cohorts th,.cohorts td{padding:6px 4px;white-space:nowrap}
.cohorts thead th:first-child{width:80px}
.cohorts thead th:nth-child(2){width:76px}
.moves .same{box-shadow:inset 0 0 0 2px var(--ink)}
.moves tbody th{position:sticky;left:0;background:var(--bg)}
.moves th,.moves td{padding:6px}
.keys{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:0 0 12px;font-size:13px;line-height:20px}
.hash{overflow-wrap:anywhere;font-size:12px}
.ramp{display:flex;list-style:none;margin-top:8px;font-size:12px;line-height:20px}
.ramp li{min-width:44px;padding:0 6px;font-variant-numeric:tabular-nums}
`
