/// Something on which two graphs that are to be one do not agree.
public struct MergeConflict: Error, Hashable, Sendable {
  /// What the conflict is about.
  public let subject: Subject
  /// Which part of it: `name`.
  public let part: String
  /// What the merged graph says; nothing where there can be no such graph.
  public let kept: String?
  /// What the graphs say, each different value once, with the place of the first graph that says it.
  public let values: [Value]

  /// What a conflict is about: `actor 'cjng'`.
  public struct Subject: Hashable, Sendable, CustomStringConvertible {
    public let kind: ElementKind
    public let id: Identifier

    /// Makes a subject.
    public init(kind: ElementKind, id: Identifier) {
      self.kind = kind
      self.id = id
    }

    public var description: String { "\(kind.rawValue) '\(id)'" }
  }

  /// What one of the graphs says.
  public struct Value: Hashable, Sendable {
    public let text: String
    /// The graph's place among those that are merged, from 0.
    public let graph: Int
    /// The place in that graph's list of its kind of the element that has the value, from 0.
    public let element: Int
  }

  /// The conflict in words; `place` says where a value stands.
  public func description(_ place: (Value) -> String) -> String {
    let values = values.map { "'\($0.text)' in \(place($0))" }.joined(separator: ", ")
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
