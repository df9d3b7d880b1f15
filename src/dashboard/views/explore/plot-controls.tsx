import { Choice } from '../../parts/choice.tsx'
import { AxisField } from './axis-field.tsx'
import type { Tool } from './use-drawing.ts'
import type { Exploration } from './use-exploration.ts'

interface PlotControlsProps {
  readonly exploration: Exploration
  readonly tool: Tool
  readonly onTool: (tool: Tool) => void
}

/** Which measures are on the axes, what one draws with, and what colours mean. */
export function PlotControls({ exploration, tool, onTool }: PlotControlsProps) {
  const { x, y, known, mode, turn, setMode } = exploration
  return (
    <div class="row apart controls">
      <div class="row">
        <AxisField label="Across" value={x} measures={known} onChange={(measure) => turn('x', measure)} />
        <AxisField label="Up" value={y} measures={known} onChange={(measure) => turn('y', measure)} />
      </div>
      <div class="row">
        <Choice
          label={<span class="hidden">Draw with</span>}
          value={tool}
          options={[
            { value: 'lasso', label: 'Lasso' },
            { value: 'rectangle', label: 'Rectangle' },
          ]}
          onChange={onTool}
        />
        <Choice
          label={<span class="hidden">Colour by</span>}
          value={mode}
          options={[
            { value: 'density', label: 'Density' },
            { value: 'segments', label: 'Segments' },
          ]}
          onChange={setMode}
        />
      </div>
    </div>
  )
}
