/** What a tooltip or label is about. */
export interface ItemParams {
  readonly seriesIndex: number
  readonly dataIndex: number
  readonly dataType?: 'node' | 'edge'
}

export interface Tooltip {
  readonly trigger: 'item'
  /** Keeps the box inside the chart's own element, where the page's style reaches it. */
  readonly confine: true
  readonly formatter: (params: ItemParams) => string
}
