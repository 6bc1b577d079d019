import KnowledgeGraph

/// What a graph's elements have in common in GraphML, spelled once: opening tags, and what tools are told
/// of each type.
struct GraphMLSpelling: Sendable {
  private(set) var view: FlatView
  private(set) var identifiers: ElementIdentifiers
  let profile: GraphMLFormat.Profile
  let positions: ActorPositions?
  /// What yEd shows, where the file is for it. It numbers nodes and edges anew when it saves them, so that their
  /// identifiers are data then.
  let yEd: YEdPicture?
  /// `<data key="…">` for each key, by its number; last, the end tag.
  let actorTags: TextPool
  let relationTags: TextPool
  /// The same for the data that tools look for, by `ToolDatum`.
  let toolTags = TextPool(ToolDatum.allCases.map { GraphMLSpelling.tag($0.column) })
  let actorTypes: Types
  let relationTypes: Types
  /// What an actor's IRI begins with, and what a relation's does.
  let actorName: [UInt8]
  let relationName: [UInt8]
  /// How many relations each actor begins or ends.
  private(set) var degrees: Degrees?
  /// How many relations stand before those of the view.
  private(set) var firstRelation = 0
  private let columns: GraphMLColumns
  private let mark: String

  /// The data that all elements of a type share.
  struct Types: Sendable {
    let places: PlaceTable
    let data: TextPool
    var areSymmetric: [Bool] = []
  }

  init(
    of graph: Graph, _ profile: GraphMLFormat.Profile, positions: ActorPositions? = nil,
    yEd: YEdPicture? = nil, columns: GraphMLColumns? = nil
  ) {
    self.profile = profile
    self.positions = positions
    self.yEd = yEd
    view = FlatView(graph)
    identifiers = ElementIdentifiers(of: graph, where: GraphMLSpelling.allows)
    self.columns =
      columns
      ?? GraphMLColumns(
        graph, view, identifiers, profile, withIdentifiers: yEd != nil,
        withPositions: positions != nil)
    actorTags = TextPool(
      view.actorKeys.names.map { GraphMLSpelling.tag(GraphMLColumn(.node, $0)) }
        + [GraphMLSpelling.endTag])
    // A relation's own key `id` is told from the element's by its name.
    relationTags = TextPool(
      view.relationKeys.names.map {
        GraphMLSpelling.tag(GraphMLColumn(.edge, $0 == RelationField.id.name ? "identifier" : $0))
      } + [GraphMLSpelling.endTag])
    actorTypes = GraphMLSpelling.actorTypes(graph)
    relationTypes = GraphMLSpelling.relationTypes(graph)
    let names = Names(graph.metadata)
    actorName = Array(names.actorPrefix.utf8)
    relationName = Array(names.relationPrefix.utf8)
    degrees = profile == .universal ? Degrees(of: graph) : nil
    mark = GraphMLSpelling.mark(graph)
  }

  /// The identifiers that XML allows.
  static let allows: @Sendable (Span<UInt8>) -> Bool = { NameToken.isNameToken($0) }

  /// The same spelling of a part of the graph.
  func of(_ part: GraphPart) -> GraphMLSpelling {
    var spelling = self
    spelling.view = view.of(part)
    spelling.identifiers = identifiers.of(part)
    spelling.degrees = part.degrees
    spelling.firstRelation = part.firstRelation
    return spelling
  }

  /// What follows a datum's value.
  private static let endTag = Array("</data>\n".utf8)

  /// The line before a datum's value.
  static func tag(_ column: GraphMLColumn) -> [UInt8] {
    Array("      <data key=\"\(column.id)\">".utf8)
  }

  private static func datum(_ column: GraphMLColumn, _ value: String) -> [UInt8] {
    var block = ByteBlock()
    block.append(tag(column).span)
    block.append(value.utf8.span, escaping: XMLEscapes.self)
    block.append("</data>\n")
    return block.bytes
  }

  private static func actorTypes(_ graph: Graph) -> Types {
    let types = graph.vocabulary.actorTypes
    return Types(
      places: graph.actorTypePlaces,
      data: TextPool(
        types.map { type in
          datum(GraphMLColumn(.node, "labelV"), type.name.camelCased)
            + datum(GraphMLColumn(.node, "labels"), ":" + type.name.camelCased)
            + datum(GraphMLColumn(.node, "color"), type.color.description)
            + datum(GraphMLColumn(.node, "r"), String(type.color.red))
            + datum(GraphMLColumn(.node, "g"), String(type.color.green))
            + datum(GraphMLColumn(.node, "b"), String(type.color.blue))
        }))
  }

  /// APOC takes the first datum of an edge for its type.
  private static func relationTypes(_ graph: Graph) -> Types {
    let types = graph.vocabulary.relationTypes
    return Types(
      places: graph.relationTypePlaces,
      data: TextPool(
        types.map { type in
          datum(GraphMLColumn(.edge, "label"), type.shownLabel)
            + datum(GraphMLColumn(.edge, "labelE"), type.name.string)
            + datum(GraphMLColumn(.edge, "interaction"), type.shownLabel)
        }),
      areSymmetric: types.map(\.isSymmetric))
  }

  /// Case, documents, vocabulary and keys, as JSON on one line.
  private static func mark(_ graph: Graph) -> String {
    var json = JSONWriter()
    json.value(HeadRecord.record(graph))
    return json.text
  }
}

extension GraphMLSpelling {
  /// Everything before the first node.
  func begin(_ block: inout ByteBlock) {
    block.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"\(yEd == nil ? "" : YEdPicture.namespace)>
        <key id="g_redstring" for="graph" attr.name="redstring" attr.type="string"/>

      """)
    if yEd != nil { block.append(YEdPicture.declarations) }
    for column in columns.all {
      block.append(
        """
          <key id="\(column.id)" for="\(column.owner.rawValue)" attr.name="\(column.name)" \
        attr.type="\(column.type.rawValue)"/>

        """)
    }
    block.append("  <graph id=\"G\" edgedefault=\"directed\">\n    <data key=\"g_redstring\">")
    block.append(mark.utf8.span, escaping: XMLEscapes.self)
    block.append("</data>\n")
  }

  /// Everything after the last edge.
  func end(_ block: inout ByteBlock) { block.append("  </graph>\n</graphml>\n") }
}

/// The data that no field of the flat view gives: what tools look for, and what XML asks for.
enum ToolDatum: Int, CaseIterable {
  case label, uid, size, x, y, nodeIdentifier, emptyOfNode
  case edgeUID, weight, footnote, symmetric, emptyOfEdge
  /// How many pieces of evidence there are, and the first one, flat.
  case count, document, quote, start, end, speaker, stance

  init(_ column: FlatEvidence.Column) {
    self =
      switch column {
      case .count: .count
      case .document: .document
      case .quote: .quote
      case .start: .start
      case .end: .end
      case .speaker: .speaker
      case .stance: .stance
      }
  }

  var column: GraphMLColumn {
    switch self {
    case .label, .uid, .size, .x, .y: GraphMLColumn(.node, String(describing: self))
    case .nodeIdentifier: GraphMLColumn(.node, "identifier")
    case .emptyOfNode: GraphMLColumn(.node, "empty")
    case .edgeUID: GraphMLColumn(.edge, "uid")
    case .weight, .footnote, .symmetric: GraphMLColumn(.edge, String(describing: self))
    case .emptyOfEdge: GraphMLColumn(.edge, "empty")
    default: GraphMLColumn(.edge, "evidence_" + String(describing: self))
    }
  }
}
