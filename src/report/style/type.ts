/** Faces, sizes and the colours of text. Finding titles are set in a serif, everything else in a sans. */
export const type = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/24px Inter,system-ui,sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,p,dl,dd,ul,figure,pre{margin:0;padding:0}
h1,.title,.part h2{font-family:'Source Serif 4',Georgia,serif;font-weight:600;text-wrap:balance;overflow-wrap:break-word}
h1{font-size:44px;line-height:52px;max-width:21em;letter-spacing:-.01em}
.part h2{font-size:34px;line-height:40px}
.title{font-size:26px;line-height:32px}
h4{font-size:15px;line-height:24px;font-weight:600;margin:32px 0 8px}
.figure>h4:first-child{margin-top:0}
.lede{font-size:17px;line-height:28px;max-width:66ch;color:var(--ink2)}
.topic,.sub,.note,.quiet,.soft,footer{font-size:13px;line-height:20px}
.topic,.sub,.note,.reading,footer{color:var(--ink2)}
.quiet,.soft{color:var(--ink2)}
.reading b{color:var(--ink)}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,pre{font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:13px}
svg{font-size:12px;fill:var(--ink2)}
.strong{fill:var(--ink);font-weight:600;font-size:13px}
.warn{fill:var(--warn)}
.halo{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
`
