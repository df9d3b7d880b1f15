import { type Markup, trusted } from '../../charts/markup.ts'
import { layout } from './layout.ts'
import { phone } from './phone.ts'
import { print } from './print.ts'
import { tables } from './tables.ts'
import { tintClasses, tokens } from './tokens.ts'
import { type } from './type.ts'

/** The style of the page. Later parts may overrule earlier ones. */
export const styleSheet: Markup = trusted([tokens, type, layout, tables, tintClasses, phone, print].join('\n'))
