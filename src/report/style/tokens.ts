import { texturedSlots } from '../../charts/print-patterns.ts'
import { segmentColours } from '../../charts/segment-colours.ts'

export type Theme = 'light' | 'dark'

const plain: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    bg: '#ffffff',
    wash: '#f6f6f3',
    ink: '#14171c',
    ink2: '#4d545e',
    ink3: '#666d78',
    ctl: '#868d97',
    line: '#dfe1e4',
    accent: '#3a4bb8',
    warn: '#8a5300',
    warnbg: '#fdf4e1',
  },
  dark: {
    bg: '#15171b',
    wash: '#1c1f24',
    ink: '#eceef1',
    ink2: '#b3bac4',
    ink3: '#959da9',
    ctl: '#7a828e',
    line: '#31363e',
    accent: '#a5b4fb',
    warn: '#f0be5e',
    warnbg: '#2c2413',
  },
}

const ramp: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#f1f2fa', '#dcdff3', '#bdc3ea', '#979fdb', '#626abf', '#4749a6', '#2c2378'],
  dark: ['#20232c', '#2a2f45', '#39406a', '#505a96', '#7480c0', '#9fabdf', '#d3daf8'],
}

/** From this step of the ramp on, its labels change to the opposite ink. */
const turningStep = 5

const white = '#ffffff'
const darkInk = '#14171c'

/** Every colour of the page as a custom property: light by default and in print, dark where the system or the reader asks for it. */
export const tokens: string = `
:root{color-scheme:light dark;${colourTokens('light')}}
@media screen and (prefers-color-scheme:dark){:root{${colourTokens('dark')}}}
@media screen{${(['light', 'dark'] as const).map((theme) => `:root:has([name=theme][value=${theme}]:checked){color-scheme:${theme};${colourTokens(theme)}}`).join('\n')}}
@media print{:root{${texturedSlots.map((slot) => `--f${slot}:url(#p${slot});`).join('')}}}
`

/** Classes for what stands outside a drawing: chips of segments, and cells by step of the ramp. */
export const tintClasses: string = [
  ...segmentColours.map(({ slot }) => `.c${slot}{background:var(--s${slot});color:var(--t${slot})}`),
  ...ramp.light.map((_, i) => `.a${i + 1}{background:var(--a${i + 1});color:var(--at${i + 1})}`),
].join('\n')

/** The custom properties of one theme as declarations: greys and accent, segments with their labels, steps of the ramp. */
export function colourTokens(theme: Theme): string {
  const names = Object.entries(plain[theme]).map(([name, value]) => `--${name}:${value};`)
  const segments = segmentColours.map((colour) => {
    const { slot } = colour
    const label = colour.darkLabel[theme] ? darkInk : white
    return `--s${slot}:${colour[theme]};--f${slot}:${colour[theme]};--t${slot}:${label};`
  })
  const near = theme === 'light' ? darkInk : white
  const far = theme === 'light' ? white : darkInk
  const steps = ramp[theme].map((value, i) => `--a${i + 1}:${value};--at${i + 1}:${i + 1 < turningStep ? near : far};`)
  return [...names, ...segments, ...steps].join('')
}
