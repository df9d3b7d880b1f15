import { basename, extname } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { OptionError } from '../base/errors.ts'
import { checkMap } from './check-map.ts'
import type { RuleMap } from './rule-map.ts'

/**
 * The map in the text of a YAML or JSON file. `file` is named in errors, and its base name is the map's default name.
 * @throws OptionError with file, line and rule when the text holds no map; what the rules mean is left to compileMap.
 */
export function parseMap(text: string, file: string): RuleMap {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const error = document.errors[0]
  if (error) {
    throw new OptionError(`${file}, line ${lines.linePos(error.pos[0]).line}: ${error.message}; expected YAML`)
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return checkMap(document.toJS(), basename(file, extname(file)), (path) => `${file}, line ${lineOf(path)}`)
}
