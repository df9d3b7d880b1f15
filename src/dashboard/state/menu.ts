import { signal } from '@preact/signals'

/** Whether the navigation is open where it is a menu, below 760 pixels. */
export const menuOpen = signal(false)
