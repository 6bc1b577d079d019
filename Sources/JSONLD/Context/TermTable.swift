/// The definitions of a context's terms, which contexts that add to it share.
///
/// A context is often changed in a few terms for a node and then changed back. So a table is a chain of layers,
/// each with what it changes; a layer as large as half of the one beneath it is merged with that one, which keeps the
/// chain short and the work in proportion to the terms that are written down.
struct TermTable {
  /// A finished set of changes over another.
  private final class Layer {
    let changes: [ExactString: TermDefinition?]
    let beneath: Layer?

    init(_ changes: [ExactString: TermDefinition?], over beneath: Layer?) {
      self.changes = changes
      self.beneath = beneath
    }
  }

  private var changes: [ExactString: TermDefinition?] = [:]
  private var top: Layer?

  /// The definition of a term; nil removes it.
  subscript(term: ExactString) -> TermDefinition? {
    get {
      if !changes.isEmpty, let change = changes[term] { return change }
      var layer = top
      while let current = layer {
        if let change = current.changes[term] { return change }
        layer = current.beneath
      }
      return nil
    }
    set { changes.updateValue(newValue, forKey: term) }
  }

  /// Finishes a layer, so that copies of the table share all of it.
  mutating func seal() {
    guard !changes.isEmpty else { return }
    while let current = top, current.changes.count <= 2 * changes.count {
      changes.merge(current.changes) { above, _ in above }
      top = current.beneath
    }
    top = Layer(changes, over: top)
    changes = [:]
  }

  /// All terms with their definitions, shortest first and then in the order of code points.
  var sorted: [(term: ExactString, definition: TermDefinition)] {
    var all = changes
    var layer = top
    while let current = layer {
      all.merge(current.changes) { above, _ in above }
      layer = current.beneath
    }
    let present = all.compactMap { term, change in change.map { (term: term, definition: $0) } }
    return present.sorted { ($0.term.count, $0.term) < ($1.term.count, $1.term) }
  }
}
