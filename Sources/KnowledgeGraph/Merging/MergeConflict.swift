/// Something on which two graphs that are to be one do not agree.
public struct MergeConflict: Error, Hashable, Sendable {
  /// What the conflict is about: `actor 'cjng'`.
  public let subject: String
  /// Which part of it: `name`.
  public let part: String
  /// What the merged graph says; nothing where there can be no such graph.
  public let kept: String?
  /// What the graphs say, each different value once, with the place of the first graph that says it.
  public let values: [Value]

  /// What one of the graphs says.
  public struct Value: Hashable, Sendable {
    public let text: String
    /// The graph's place among those that are merged, from 0.
    public let graph: Int
  }

  /// The conflict in words; `name` gives the name of a graph by its place.
  public func description(_ name: (Int) -> String) -> String {
    let values = values.map { "'\($0.text)' in \(name($0.graph))" }.joined(separator: ", ")
    return "\(subject): \(part) is \(values)" + (kept.map { "; '\($0)' is kept" } ?? "")
  }
}

/// Why graphs cannot be one.
public struct MergeFailure: Error, Sendable {
  /// The conflicts that nothing but a person can resolve; perhaps none.
  public let conflicts: [MergeConflict]
  /// What would be incoherent in the merged graph; perhaps none.
  public let incoherences: [Incoherence]
}
