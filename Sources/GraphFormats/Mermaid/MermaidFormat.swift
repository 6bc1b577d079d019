public import KnowledgeGraph

/// Mermaid (<https://mermaid.js.org/syntax/flowchart.html>): a flowchart for Markdown pages, wikis and code hosts,
/// which draw it themselves. It is written, never read.
///
/// What it shows is what the picture shows: names, types by colour and shape, and lines that are dashed where nobody
/// asserts the relation and end in a cross where the text says that it is not so. Mermaid draws 500 lines and 50,000
/// characters unless the page that it stands on allows more.
public struct MermaidFormat: ThemedFormat {
  public static let name = "Mermaid"
  public static let fileExtensions = ["mmd", "mermaid"]
  public static let mediaType = "text/vnd.mermaid"

  public var theme = Theme.standard

  /// Makes the format.
  public init() {}

  public let carries: Set<GraphFeature> = [.title, .denials, .order]

  /// Names and labels say what is proposed and what is rejected, so that what is accepted is lost among what nobody
  /// has reviewed. Documents are not shown, and have no order.
  public func lost(_ feature: GraphFeature, of graph: Graph) -> Int {
    switch feature {
    case .reviews:
      graph.storage.actors.count { $0.review == .accepted }
        + graph.storage.relations.count { $0.review == .accepted }
    case .order:
      graph.documents.count > 1 && max(graph.actors.count, graph.relations.count) < 2 ? 1 : 0
    default: carries.contains(feature) ? 0 : feature.count(in: graph)
    }
  }

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let chart = MermaidChart(graph, theme)
    var block = ByteBlock()
    chart.begin(&block)
    try block.flush(to: &sink)
    try writeElements(graph.storage.actors.count, to: &sink) { places, block in
      var block = block
      for place in places { chart.append(actor: place, to: &block) }
      return block
    }
    try writeElements(graph.storage.relations.count, to: &sink) { places, block in
      var block = block
      for place in places { chart.append(relation: place, to: &block) }
      return block
    }
    chart.end(&block)
    try block.flush(to: &sink)
  }
}
