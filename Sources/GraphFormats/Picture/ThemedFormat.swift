public import KnowledgeGraph

/// A format that says how its actors and relations are drawn.
public protocol ThemedFormat: GraphFormat {
  /// The colours and shapes of types and families.
  var theme: Theme { get set }
}
