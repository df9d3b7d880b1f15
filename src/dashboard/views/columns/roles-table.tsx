import type { DraftColumn, DraftView } from '../../../api/draft.ts'
import { listWords } from '../../../report/list-words.ts'
import type { Role } from '../../../sources/roles.ts'
import { Panel } from '../../parts/panel.tsx'
import { Select } from '../../parts/select.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { ROLE_WORDS } from '../../words/role-words.ts'
import type { DraftProps } from './draft-props.ts'

interface Row {
  readonly role: Role
  /** The column that plays it. */
  readonly column: DraftColumn | null
  /** Columns that fit equally well, where the reader is asked. */
  readonly candidates: readonly string[] | null
}

const absent = ''

/** One row per role: the column that plays it, its first values, and what is in it. */
export function RolesTable({ view, change }: DraftProps) {
  const choose = (role: Role, column: string): void =>
    change({ ...view.options, columns: { ...view.options.columns, [role]: column === absent ? 'none' : column } })
  const columns: readonly Column<Row>[] = [
    {
      head: 'What it means',
      rowHead: true,
      cell: ({ role }) => (
        <>
          {ROLE_WORDS[role].name}
          <span class="need">{ROLE_WORDS[role].need}</span>
        </>
      ),
    },
    {
      head: 'Column in your file',
      class: 'pick whole',
      cell: ({ role, column, candidates }) => (
        <Select
          label={ROLE_WORDS[role].name}
          value={column?.name ?? absent}
          options={[
            { value: absent, label: candidates ? 'Choose one' : 'not in this file' },
            ...view.columns.map(({ name }) => ({ value: name, label: name })),
          ]}
          asks={candidates !== null}
          onChange={(name) => choose(role, name)}
        />
      ),
    },
    {
      head: 'First values',
      class: 'values whole',
      cell: ({ column }) => column && firstValues(column.examples),
    },
    { head: 'What is in it', class: 'values whole', cell: contents },
  ]
  return (
    <Panel>
      <Table cards caption="What each column means" columns={columns} rows={rowsOf(view)} keyOf={({ role }) => role} />
    </Panel>
  )
}

function rowsOf({ columns, problem }: DraftView): Row[] {
  return (Object.keys(ROLE_WORDS) as Role[]).map((role) => ({
    role,
    column: columns.find((column) => column.role === role) ?? null,
    candidates: problem?.role === role ? (problem.candidates ?? []) : null,
  }))
}

function contents({ column, candidates }: Row) {
  if (candidates !== null) {
    return (
      <span class="warn">
        {candidates.length > 1 ? `These fit: ${listWords(candidates)}` : 'No column fits by itself'}
      </span>
    )
  }
  if (column === null) return null
  return column.certain ? (
    column.contents
  ) : (
    <span class="warn">
      {column.contents === null ? 'Guessed; please look' : `Guessed; please look: ${column.contents}`}
    </span>
  )
}

/** As many as fit on a line, at least one. */
function firstValues(examples: readonly string[]): string {
  const [first = '', ...others] = examples.map(shortened)
  return others.reduce((text, value) => (text.length + value.length > 28 ? text : `${text} · ${value}`), first)
}

/** The beginning of a long value. */
function shortened(value: string): string {
  const letters = [...value]
  return letters.length > 24 ? `${letters.slice(0, 23).join('')}…` : value
}
