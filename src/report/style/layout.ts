/** The grid: a rail of 304 with the sentence, a gap of 40, a column of 720 with the figure; lines and space, no boxes. */
export const layout = `
.page{max-width:1112px;margin:0 auto;padding:40px 24px 88px}
.skip{position:absolute;left:-999px;padding:8px 16px;background:var(--bg)}
.skip:focus{left:16px;top:8px;z-index:1}
.patterns{position:absolute}
.mast{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:24px;padding-bottom:12px;border-bottom:1px solid var(--ink);font-size:13px;line-height:20px;color:var(--ink2)}
.mast p:nth-child(2){margin-left:auto}
.mast b{color:var(--ink)}
.theme{display:flex;margin:0;padding:0;border:0}
.theme legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.theme label{position:relative;min-height:24px;padding:0 6px;border-radius:4px;cursor:pointer;text-transform:capitalize}
.theme input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.theme label:has(:checked){color:var(--ink);font-weight:600;text-decoration:underline;text-underline-offset:4px}
.theme label:has(:focus-visible){outline:2px solid var(--accent)}
h1{margin:40px 0 12px}
main>.note{margin-top:8px}
main>.quiet{margin-top:24px}
.first{display:grid;grid-template-columns:304px minmax(0,1fr);column-gap:16px;margin:24px 0 32px;padding:16px 24px;border-left:4px solid var(--warn);background:var(--warnbg)}
.first h2{font-size:15px;line-height:24px;font-weight:600;color:var(--warn)}
.first p+p{margin-top:8px}
.first a{color:inherit}
.figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;margin:32px 0 0;border:solid var(--line);border-width:1px 0}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:16px 20px}
.figures div:first-child{padding-left:0}
.figures div+div{border-left:1px solid var(--line)}
.figures dd{font-size:24px;line-height:32px;font-weight:600}
.figures dt{font-size:13px;line-height:20px;color:var(--ink2)}
section[aria-labelledby^=section]{display:grid;grid-template-columns:304px minmax(0,1fr);gap:0 40px;margin-top:72px;padding-top:16px;border-top:1px solid var(--ink)}
.part+section[aria-labelledby^=section]{margin-top:40px}
.topic{margin-bottom:8px}
.reading{margin-top:12px}
.reading p+p{margin-top:12px}
.spread{grid-column:1/-1;margin-top:16px}
.part{display:grid;grid-template-columns:304px minmax(0,1fr);gap:16px 40px;margin-top:88px;padding-top:16px;border-top:4px solid var(--ink)}
.figure{min-width:0}
.figure figure+figure,.figure .scroll+figure{margin-top:32px}
.figure .halves figure+figure{margin-top:0}
figcaption{margin-bottom:8px}
figcaption b{display:block;font-weight:600}
figcaption .sub{display:block}
figure svg{display:block;max-width:100%;height:auto}
figure .note{margin-top:4px}
.halves{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:32px 40px}
.thirds{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px 33px}
.thirds .sub{margin-bottom:4px}
.thirds div+div{margin-top:16px}
.multiples{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px 33px}
.multiples p{font-size:13px;line-height:20px}
.narrow,.flat{display:none!important}
details{margin-top:16px}
summary{cursor:pointer;width:fit-content;font-size:13px;line-height:24px;color:var(--accent)}
details>*+*{margin-top:8px}
.terms div{display:grid;grid-template-columns:184px minmax(0,1fr);gap:0 24px;padding:4px 0}
.terms dt{font-weight:600}
.terms dd{color:var(--ink2)}
.lede+.lede{margin-top:12px}
.lede+.notes{margin-top:16px}
.notes{padding-left:20px;color:var(--ink2)}
.notes li+li{margin-top:4px}
p code,li code,pre code{display:inline-block;max-width:100%}
pre{white-space:pre-wrap;margin-bottom:16px;padding:12px 16px;background:var(--wash)}
footer{margin-top:72px;padding-top:12px;border-top:1px solid var(--line)}
`
