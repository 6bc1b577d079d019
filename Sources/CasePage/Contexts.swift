public import KnowledgeGraph

/// The paragraphs that quotes stand in, where a document's text is at hand and may be published.
public struct Contexts: Sendable {
  /// What stands around a quote: before its first passage, between each two, and after the last.
  public struct Context: Sendable, Hashable {
    public let before: String
    public let between: [String]
    public let after: String

    /// Makes a context.
    public init(before: String, between: [String], after: String) {
      self.before = before
      self.between = between
      self.after = after
    }
  }

  /// A quote's place: its document, and where in it the quote begins and ends.
  private struct Place: Hashable {
    let document: Identifier
    let passages: [Range<Int>]
  }

  private var contexts: [Place: Context] = [:]

  /// Makes an empty collection.
  public init() {}

  /// The context of what was found in a document.
  public subscript(document: Identifier, finding: Evidence.Finding) -> Context? {
    get { contexts[Place(document: document, passages: finding.passages.map(\.range))] }
    set { contexts[Place(document: document, passages: finding.passages.map(\.range))] = newValue }
  }
}
