public import KnowledgeGraph

/// Markdown (<https://github.github.com/gfm/>): a table of the relations with their sentences, then the actors
/// and the documents; for notes, pages and pull requests. It is written, never read.
///
/// ```
/// | From | Relation | To | Details | Sentence | Who says so |
/// | --- | --- | --- | --- | --- | --- |
/// | [[Blue Shipping]] | supplies | [[Port Authority]] | since 2024-03 | “delivered the fuel”[^1] | … |
/// ```
///
/// Each piece of evidence has a row; what belongs to the relation stands in the first of them only.
public struct MarkdownFormat: ProfiledFormat {
  public static let name = "Markdown"
  public static let fileExtensions = ["md", "markdown"]
  public static let mediaType = "text/markdown"

  /// Where it is read.
  public enum Profile: String, CaseIterable, Sendable {
    /// In Obsidian and wikis: the names of actors lead to the notes of that name, `[[Blue Shipping]]`.
    case obsidian
    /// Anywhere: the names of actors lead nowhere.
    case plain
  }

  /// Where it is read.
  public var profile: Profile

  /// Makes the format.
  public init(profile: Profile = .obsidian) { self.profile = profile }

  public let carries: Set<GraphFeature> = [
    .title, .documents, .aliases, .descriptions, .sameAs, .actorProperties, .dates, .denials,
    .relationProperties, .inferences, .reviews, .quotes, .passages, .speakers, .stances, .lines,
    .furtherEvidence, .order,
  ]

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    var page = MarkdownPage(graph, profile)
    page.head()
    try page.block.flush(to: &sink)
    try writeElements(graph.relations.count, to: &sink) { places, block in
      var page = MarkdownPage(graph, profile, block)
      for place in places { page.rows(graph.relations[place]) }
      return page.block
    }
    page.middle()
    try page.block.flush(to: &sink)
    try writeElements(graph.actors.count, to: &sink) { places, block in
      var page = MarkdownPage(graph, profile, block)
      for place in places { page.item(graph.actors[place]) }
      return page.block
    }
    page.documents()
    try page.block.flush(to: &sink)
  }
}
