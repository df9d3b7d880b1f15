import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { formatCount } from '../../report/format.ts'
import { numberWord } from '../../report/number-word.ts'
import { Chip } from '../parts/chip.tsx'
import { addresses } from '../state/addresses.ts'
import { menuOpen } from '../state/menu.ts'
import { useRun } from '../state/use-run.ts'
import { NavigationLink } from './navigation-link.tsx'
import { RunActions } from './run-actions.tsx'
import { useRunKeys } from './use-run-keys.ts'

/** The screens of a run and its segments. */
export function RunNavigation() {
  const { view, slotOf } = useRun()
  const { path } = useLocation()
  useRunKeys()
  useEffect(() => {
    menuOpen.value = false
  }, [path])
  const { run } = view
  return (
    <nav class={`navigation ${menuOpen.value ? 'open' : ''}`} id="navigation" aria-label="This run">
      <ul>
        <NavigationLink href={addresses.overview(run)}>Overview</NavigationLink>
        <NavigationLink href={addresses.customers(run)} count={formatCount(view.customers)}>
          Customers
        </NavigationLink>
        <NavigationLink href={addresses.explore(run)}>Explore</NavigationLink>
        <NavigationLink href={addresses.whyK(run)}>Why {numberWord(view.k)}</NavigationLink>
        {view.changedFrom !== null && (
          <NavigationLink href={addresses.compare(view.changedFrom, run)}>Compare</NavigationLink>
        )}
      </ul>
      <h2>The data</h2>
      <ul>
        <NavigationLink href={addresses.data(run)}>Read and set aside</NavigationLink>
        <NavigationLink href={addresses.definitions(run)}>Definitions</NavigationLink>
      </ul>
      <h2>Segments</h2>
      <ul class="segments">
        {view.segmentCards.map(({ slug, name, rank, cluster, customers }) => (
          <NavigationLink key={slug} href={addresses.segment(run, slug)} count={formatCount(customers)}>
            <Chip rank={cluster < 0 ? null : rank} slot={slotOf(name)} />
            <span class="name">{name}</span>
          </NavigationLink>
        ))}
      </ul>
      <RunActions />
    </nav>
  )
}
