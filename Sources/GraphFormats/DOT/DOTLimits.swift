/// How much a small file may ask for: nesting, edges between subgraphs, inherited attributes.
struct DOTLimits {
  /// How deep subgraphs may be nested.
  static let depth = 1_000
  /// How many edges statements between lists or subgraphs may make.
  static let products = 10_000_000

  /// How many such edges there may still be.
  private var products = DOTLimits.products
  /// How many steps of work there may still be that are not in proportion to the file.
  private var steps: Int

  init(_ text: DOTText) { steps = max(100_000_000, 16 * text.file.count) }

  /// Takes the edges of one statement that joins `tails` and `heads` nodes.
  mutating func takeEdges(_ tails: Int, _ heads: Int) -> Bool {
    if tails <= 1 && heads <= 1 { return true }
    let (edges, isTooMany) = tails.multipliedReportingOverflow(by: heads)
    guard !isTooMany, edges <= products else { return false }
    products -= edges
    return true
  }

  /// Takes steps of work.
  @inline(__always)
  mutating func take(_ count: Int) -> Bool {
    steps -= count
    return steps >= 0
  }
}
