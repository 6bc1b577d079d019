/// What contexts have been made of others, so that a document which does so again and again, node by node, costs
/// the work once.
struct DerivedContexts {
  /// What an active context is changed by.
  enum Change: Hashable {
    /// The context of a term, in its values or in nodes of a type.
    case scoped(ObjectIdentifier, isOfType: Bool)
    /// A remote context.
    case remote(ExactString, overridesProtected: Bool)
  }

  private struct Key: Hashable {
    let active: ObjectIdentifier
    let change: Change
  }

  private var results: [Key: ActiveContext] = [:]
  /// The objects whose identifiers are in keys, which have to live as long as these.
  private var keptAlive: [(ActiveContext, TermDefinition?)] = []

  /// What a change has made of a context before.
  func result(of change: Change, to active: ActiveContext) -> ActiveContext? {
    results[Key(active: ObjectIdentifier(active), change: change)]
  }

  /// Keeps what a change has made of a context.
  mutating func keep(
    _ result: ActiveContext, of change: Change, to active: ActiveContext,
    _ definition: TermDefinition? = nil
  ) {
    results[Key(active: ObjectIdentifier(active), change: change)] = result
    keptAlive.append((active, definition))
  }
}
