import KnowledgeGraph

/// How a graph looks in yEd, as `Drawing` has it: colours and shapes say what an actor is, lines what kind of thing a
/// relation is, and who says that it is so.
struct YEdPicture: Sendable {
  let layout: YEdLayout
  let sentences: YEdSentences
  private let actorTypes: PlaceTable
  /// What follows the geometry of actors of each type, and what follows their labels.
  private let fills: TextPool
  private let shapes: TextPool
  private let relationTypes: PlaceTable
  private let lineColors: TextPool
  private let labels: [String]
  private let areSymmetric: [Bool]

  init(of graph: Graph, _ positions: ActorPositions?, _ theme: Theme) {
    layout = YEdLayout(of: graph, positions)
    sentences = YEdSentences(graph)
    let actors = graph.vocabulary.actorTypes
    actorTypes = graph.actorTypePlaces
    fills = TextPool(
      actors.map { type in
        Array(
          """
                    <y:Fill color="\(theme.style(of: type).color)" transparent="false"/>
                    <y:BorderStyle color="\(theme.outline)" type="line" width="1.0"/>

          """.utf8)
      })
    shapes = TextPool(
      actors.map { type in
        Array("          <y:Shape type=\"\(theme.style(of: type).shape.yEdName)\"/>\n".utf8)
      })
    let relations = graph.vocabulary.relationTypes
    relationTypes = graph.relationTypePlaces
    lineColors = TextPool(
      relations.map { Array(theme.family(of: $0.name).color.description.utf8) })
    labels = relations.map(\.shownLabel)
    areSymmetric = relations.map(\.isSymmetric)
  }

  /// The keys of what yEd shows, by their id.
  enum Key: String, CaseIterable {
    case nodeGraphics = "d_nodegraphics"
    case nodeURL = "d_nodeurl"
    case edgeGraphics = "d_edgegraphics"
    case edgeURL = "d_edgeurl"
    case edgeDescription = "d_edgedescription"

    /// What declares it.
    fileprivate var declaration: String {
      switch self {
      case .nodeGraphics: "for=\"node\" yfiles.type=\"nodegraphics\""
      case .nodeURL: "for=\"node\" attr.name=\"url\" attr.type=\"string\""
      case .edgeGraphics: "for=\"edge\" yfiles.type=\"edgegraphics\""
      case .edgeURL: "for=\"edge\" attr.name=\"url\" attr.type=\"string\""
      case .edgeDescription: "for=\"edge\" attr.name=\"description\" attr.type=\"string\""
      }
    }
  }

  /// What the root element has besides.
  static let namespace = " xmlns:y=\"http://www.yworks.com/xml/graphml\""

  /// The keys, declared. An actor's description goes by its own key, which yEd knows.
  static var declarations: String {
    Key.allCases.map { "  <key id=\"\($0.rawValue)\" \($0.declaration)/>\n" }.joined()
  }

  /// Appends how the actor at a place looks.
  func append(
    _ actor: ActorRow, at place: Int, _ storage: GraphStorage, to block: inout ByteBlock
  ) {
    let label = YEdPicture.label(of: actor, storage)
    begin(.nodeGraphics, &block)
    block.append("\n        <y:ShapeNode>\n")
    layout.append(label, at: place, to: &block)
    let type = actorTypes[actor.type]
    if let type { block.append(type, of: fills) }
    block.append("          <y:NodeLabel>")
    block.append(label.utf8.span, escaping: XMLEscapes.self)
    block.append("</y:NodeLabel>\n")
    if let type { block.append(type, of: shapes) }
    block.append("        </y:ShapeNode>\n      </data>\n")
    guard let first = actor.sameAs.places.first else { return }
    append(.nodeURL, link: storage.texts[storage.listedTexts[first]], to: &block)
  }

  /// Appends how a relation looks, and its sentences, which yEd shows where the pointer rests.
  func append(_ relation: RelationRow, _ view: FlatView, to block: inout ByteBlock) {
    let type = relationTypes[relation.type]
    let isSymmetric = type.map { areSymmetric[$0] } ?? false
    let label = relation.marks + (type.map { labels[$0] } ?? "")
    begin(.edgeGraphics, &block)
    block.append("\n        <y:PolyLineEdge>\n          <y:LineStyle color=\"")
    if let type { block.append(type, of: lineColors) }
    let style = LineStyle(view.storage.stances(of: relation).strongest)
    block.append("\" type=\"\(style.yEdName)\" width=\"1.0\"/>\n")
    // A bar at the end says that the text has it that it is not so.
    let end = relation.polarity == .negative ? "t_shape" : isSymmetric ? "none" : "standard"
    let start = isSymmetric ? end : "none"
    block.append("          <y:Arrows source=\"\(start)\" target=\"\(end)\"/>\n")
    block.append("          <y:EdgeLabel>")
    block.append(
      YEdPicture.wrapped(label).utf8.span, escaping: XMLEscapes.self)
    block.append("</y:EdgeLabel>\n        </y:PolyLineEdge>\n      </data>\n")
    if let url = sentences.link(relation, view.storage) {
      append(.edgeURL, link: url.utf8.span, to: &block)
    }
    begin(.edgeDescription, &block)
    sentences.append(relation, view, to: &block)
    block.append("</data>\n")
  }

  /// Appends an address, where it is one that a click may open.
  private func append(_ key: Key, link: Span<UInt8>, to block: inout ByteBlock) {
    guard link.string.hasPrefix("http://") || link.string.hasPrefix("https://") else { return }
    begin(key, &block)
    block.append(link, escaping: XMLEscapes.self)
    block.append("</data>\n")
  }

  private func begin(_ key: Key, _ block: inout ByteBlock) {
    block.append("      <data key=\"")
    block.append(key.rawValue)
    block.append("\">")
  }

  /// What an actor is called in the picture: in several lines, where its name is long.
  static func label(of actor: ActorRow, _ storage: GraphStorage) -> String {
    let name = storage.texts[actor.name].string
    return wrapped(actor.review.mark + (name.isEmpty ? storage.identifiers[actor.id].string : name))
  }

  private static func wrapped(_ label: String) -> String {
    Drawing.wrapped(Drawing.shortened(label), width: 20)
  }
}

extension LineStyle {
  fileprivate var yEdName: String { self == .solid ? "line" : rawValue }
}
