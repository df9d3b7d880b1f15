import { it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'
import { openStore } from '../../src/store/store.ts'
const folder = tempFolder()
const H = 'customer_id,date,amount,note\n'
const cases: Record<string, string> = {
  huge: H + 'A,2020-01-01,5,' + 'x'.repeat(17_000_000) + '\nB,2020-01-02,6,y\n',
  huge2: H + 'Z,2020-01-01,5,x\n'.repeat(10) + 'A,2020-01-01,5,' + 'x'.repeat(17_000_000) + '\nB,2020-01-02,6,y\n',
  huge3: H + 'Z,2020-01-01,5,x\n'.repeat(10) + 'A,2020-01-01,5,' + 'x'.repeat(40_000_000) + '\n'+'B,2020-01-02,6,y\n'.repeat(3),
  late: H + 'Z,2020-01-01,5,x\n'.repeat(5000) + 'A,2020-01-01,5,yy\r\n' + 'Z,2020-01-01,5,x\n',
  latecr: (H + 'Z,2020-01-01,5,x\n'.repeat(5000)).replaceAll('\n', '\r\n') + 'A,2020-01-01,5,yy\n' + 'Z,2020-01-01,5,x\r\n',
  blank: '\n\r\n\n' + H + 'Z,2020-01-01,5,x\n',
}
for (const [name, content] of Object.entries(cases))
  for (const extra of ['', ", new_line = '\\n'", name === 'blank' ? ', skip = 3' : ', parallel = false'])
  it(name, async () => {
    const path = folder.write('a.csv', content)
    await using store = await openStore(':memory:', { threads: 2 })
    try {
      const q = `SELECT count(*) AS n, count(*) FILTER (c3 LIKE '%' || chr(13)) AS cr, any_value(c0) AS c FROM read_csv('${path}', auto_detect=false, columns={'c0':'VARCHAR','c1':'VARCHAR','c2':'VARCHAR','c3':'VARCHAR'}, delim=',', quote='"', escape='"', header=true, strict_mode=true, max_line_size=16777216, buffer_size=33554432, store_rejects=true, rejects_table='rj', rejects_scan='rs' ${extra})`
      console.log(name, extra, await store.rows(q), await store.rows('SELECT line, line_byte_position, byte_position, error_type::VARCHAR AS t, left(csv_line,50) AS l, left(error_message, 200) AS m FROM rj'))
    } catch (e) { console.log(name, extra, 'ERR', (e as Error).message.slice(0, 200)) }
  })
