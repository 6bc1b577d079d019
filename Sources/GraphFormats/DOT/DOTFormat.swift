public import KnowledgeGraph

/// Graphviz's language (<https://graphviz.org/doc/info/lang.html>).
public struct DOTFormat: GraphFormat {
  public static let name = "DOT"
  public static let fileExtensions = ["dot", "gv"]
  public static let mediaType = "text/vnd.graphviz"

  /// Everything that the graph holds, and what a picture needs.
  public static let data = DOTFormat(spelling: .data)
  /// Only what a picture needs: wrapped and shortened labels, no data.
  public static let drawing = DOTFormat(spelling: .drawing)

  private enum Spelling {
    case data
    case drawing
  }

  private let spelling: Spelling

  public func write<Sink: ByteSink & ~Copyable>(
    _ graph: Graph, to sink: inout Sink
  ) throws(Sink.Failure) {
    let properties = PropertyKeys(graph.vocabulary)
    let drawing = Drawing(of: graph)
    var writer = DOTWriter()
    writer.begin(graph.metadata.name)
    if spelling == .data { writer.graphData(graph, properties) }
    writer.defaults(drawing.defaults(title: graph.metadata.title))
    for actor in graph.actors {
      var attributes = drawing.attributes(of: actor)
      if spelling == .data { attributes.data(Properties.record(actor, properties, in: graph)) }
      writer.node(actor.id, attributes)
      try writer.block.flushIfLarge(to: &sink)
    }
    for relation in graph.relations {
      var attributes = drawing.attributes(of: relation)
      if spelling == .data {
        attributes.data(Properties.record(relation, properties, in: graph))
      }
      writer.edge(relation.claim.from, relation.claim.to, attributes)
      try writer.block.flushIfLarge(to: &sink)
    }
    writer.end()
    try writer.block.flush(to: &sink)
  }
}

/// The attributes of a graph, a node or an edge, in order.
struct DOTAttributes {
  private(set) var list: [(key: String, value: String, reading: Reading)] = []

  /// What Graphviz makes of a value.
  enum Reading {
    /// Nothing: it is data.
    case verbatim
    /// It reads entities such as `&amp;`, and `\n` as a new line.
    case label
    /// It reads entities, and hands lines on to SVG, where only `&#10;` is one.
    case tooltip
  }

  /// Adds an attribute whose value Graphviz takes as it is.
  mutating func add(_ key: String, _ value: String) { list.append((key, value, .verbatim)) }

  /// Adds what a picture shows as text.
  mutating func addLabel(_ key: String, _ value: String) { list.append((key, value, .label)) }

  /// Adds what a picture shows when the pointer rests on it.
  mutating func addTooltip(_ value: String) { list.append(("tooltip", value, .tooltip)) }

  /// Adds what a record holds, lists and records in them numbered from 1. A relation's ends stand in
  /// the edge itself, an actor's identifier is its node's.
  mutating func data(_ record: Record) {
    let isRelation = record["from"] != nil
    for field in record.fields {
      switch field.name {
      case "from", "to": continue
      case "id" where !isRelation: continue
      default: data(field.value, field.name)
      }
    }
  }

  mutating func data(_ value: Record.Value, _ name: String) {
    switch value {
    case .text(let text): add(name, text.string)
    case .integer(let number): add(name, String(number))
    case .decimal(let number): add(name, number.lexicalForm)
    case .boolean(let truth): add(name, truth ? "true" : "false")
    case .date(let date): add(name, date.description)
    case .actor(let id): add(name, id.string)
    case .texts(let texts):
      for (index, text) in texts.enumerated() { add("\(name)_\(index + 1)", text.string) }
    case .records(let records):
      for (index, record) in records.enumerated() {
        for field in record.fields { data(field.value, "\(name)_\(index + 1)_\(field.name)") }
      }
    }
  }
}
