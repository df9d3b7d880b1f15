import { replaceControls } from '../charts/markup.ts'

/** What ECharts writes for a page that reacts to the pointer, and the face that the page sets for all its drawings. */
const needless =
  / (?:class="[^"]*"|clip-path="[^"]*"|pointer-events="[^"]*"|ecmeta_\w+="[^"]*"|xml:space="[^"]*"|stroke-miterlimit="2")/g
const face = /font-family:[^;"]*;/g

/** Where numbers are pixels; an opacity is none. */
const places = / (?:d|transform|points|x|y|width|height)="[^"]*"/g
const decimals = /-?\d*\.\d{2,}/g

/**
 * The inside of a drawing by ECharts: its own frame, styles and hooks left out, coordinates cut to a tenth of a pixel, and
 * nothing clipped, since our plots keep inside their frames: so no ids are left, which ECharts counts up from drawing to drawing.
 * Only tags are changed; texts are escaped and stay as they are.
 */
export function shortenSvg(svg: string): string {
  const inside = svg
    .replace(/^<svg[^>]*>\s*/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/^<rect [^>]*fill="none"[^>]*><\/rect>\s*/, '')
    .replace(/<style >[\s\S]*?<\/style>/g, '')
    .replace(/<defs >[\s\S]*?<\/defs>/g, '')
  return replaceControls(inside)
    .replace(/<[^>]*>/g, shortenTag)
    .replace(/><\/(?:path|rect|circle|polygon|polyline|line)>/g, '/>')
    .replace(/>\s+</g, '><')
    .trim()
}

function shortenTag(tag: string): string {
  return tag
    .replace(needless, '')
    .replace(face, '')
    .replace(places, (place) => place.replace(decimals, (text) => String(Math.round(Number(text) * 10) / 10)))
}
