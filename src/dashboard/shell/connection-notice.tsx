import { stopped } from '../api/connection.ts'

/** Says that nobody answers any more, until somebody does. */
export function ConnectionNotice() {
  return stopped.value ? (
    <div class="notice error" role="alert">
      <span>
        <b>Clientele has stopped.</b> Start it again with <code>clientele serve</code>; this page reconnects.
      </span>
    </div>
  ) : null
}
