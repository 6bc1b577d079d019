public import KnowledgeGraph

/// What came of checking a case: its graph where it has no errors, and everything there is to say.
public struct CheckedCase: Sendable {
  /// The case file, as it was given.
  public let path: String
  /// The case's slug, where it could be read.
  public let name: Identifier?
  /// The graph; nothing where the case has errors.
  public let graph: Graph?
  /// Where the files have what is in the graph; nothing where there is no graph.
  public let places: CasePlaces?
  /// How many documents, actors and relations there are; equal relations count as one.
  public let counts: Counts
  /// How much of the evidence was found.
  public let evidence: EvidenceCounts
  /// What there is to say, sorted by place.
  public let diagnostics: [Diagnostic]

  /// How many of what a case has.
  public struct Counts: Sendable, Hashable {
    public internal(set) var documents = 0
    public internal(set) var actors = 0
    public internal(set) var relations = 0
  }

  /// How much of a case's evidence was found; an ambiguous quote is missing.
  public struct EvidenceCounts: Sendable, Hashable {
    public internal(set) var found = 0
    public internal(set) var unchecked = 0
    public internal(set) var missing = 0

    /// All of it.
    public var total: Int { found + unchecked + missing }
  }

  /// Whether there is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Whether there is a warning.
  public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
}
