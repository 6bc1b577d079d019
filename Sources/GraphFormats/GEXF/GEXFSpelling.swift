import KnowledgeGraph

/// What a graph's elements have in common in GEXF, spelled once.
struct GEXFSpelling: Sendable {
  let view: FlatView
  let profile: GEXFFormat.Profile
  let positions: ActorPositions?
  /// `<attvalue for="…" value="` for each key, by its number.
  let actorTags: TextPool
  let relationTags: TextPool
  /// The same for the columns of the first piece of evidence, and for two others.
  let evidenceTags = TextPool(FlatEvidence.Column.allCases.map { GEXFSpelling.tag($0.name) })
  let uidTag = GEXFSpelling.tag(GEXFColumn.uid.name)
  let symmetricTag = GEXFSpelling.tag(GEXFColumn.symmetric.name)
  let actorTypes: PlaceTable
  /// How the actors of each type are drawn.
  let nodePictures: TextPool
  let relationTypes: RelationTypes
  /// What an actor's IRI begins with, and what a relation's does.
  let actorName: [UInt8]
  let relationName: [UInt8]
  let degrees: Degrees
  private let nodeColumns: [GEXFColumn]
  private let edgeColumns: [GEXFColumn]
  private let head: String
  private let title: String?
  private let hasTimes: Bool

  /// What edges of each type are called, and how they are drawn.
  struct RelationTypes: Sendable {
    let pictures: TextPool
    let places: PlaceTable
    let labels: TextPool
    let areSymmetric: [Bool]
  }

  init(
    of graph: Graph, _ profile: GEXFFormat.Profile, _ positions: ActorPositions?, _ theme: Theme
  ) {
    self.profile = profile
    self.positions = positions
    view = FlatView(graph)
    nodeColumns = GEXFColumn.nodes(graph, view)
    edgeColumns = GEXFColumn.edges(graph, view)
    actorTags = TextPool(view.actorKeys.names.map { GEXFSpelling.tag($0) })
    relationTags = TextPool(view.relationKeys.names.map { GEXFSpelling.tag($0) })
    let types = graph.vocabulary.actorTypes
    actorTypes = graph.actorTypePlaces
    nodePictures = TextPool(
      types.map { type in
        let (color, shape) = theme.style(of: type)
        return Array((GEXFPicture.color(color) + GEXFPicture.shape(shape.gexfName)).utf8)
      })
    let relations = graph.vocabulary.relationTypes
    relationTypes = RelationTypes(
      pictures: TextPool(
        relations.map { Array(GEXFPicture.color(theme.family(of: $0.name).color).utf8) }),
      places: graph.relationTypePlaces,
      labels: TextPool(relations.map { Array($0.shownLabel.utf8) }),
      areSymmetric: relations.map(\.isSymmetric))
    let names = Names(graph.metadata)
    actorName = Array(names.actorPrefix.utf8)
    relationName = Array(names.relationPrefix.utf8)
    degrees = Degrees(of: graph)
    head = GEXFInstruction.spelled(HeadRecord.record(graph))
    title = graph.metadata.title?.string
    hasTimes = graph.storage.relations.contains { $0.time != nil }
  }

  /// What stands before a value. Lists and evidence are JSON, and between apostrophes.
  private static func tag(_ name: String) -> [UInt8] {
    let mark = GEXFSpelling.json.contains(name) ? "'" : "\""
    return Array("          <attvalue for=\"\(name)\" value=\(mark)".utf8)
  }

  private static let json = [
    ActorField.alias.name, ActorField.sameAs.name, RelationField.evidence.name,
  ]
}

extension GEXFSpelling {
  /// Everything before the first node.
  func begin(_ block: inout ByteBlock) {
    block.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
        <?\(GEXFInstruction.target) \(head)?>
        <meta>
          <creator>Redstring</creator>

      """)
    if let title {
      block.append("    <description>")
      block.append(title.utf8.span, escaping: XMLEscapes.self)
      block.append("</description>\n")
    }
    block.append("  </meta>\n  <graph")
    if profile == .directed { block.append(" defaultedgetype=\"directed\"") }
    // Gephi takes the year 2024 for a number of milliseconds: times are whole days.
    block.append(hasTimes ? " mode=\"dynamic\" timeformat=\"date\">\n" : " mode=\"static\">\n")
    declare(nodeColumns, of: "node", &block)
    declare(edgeColumns, of: "edge", &block)
  }

  private func declare(_ columns: [GEXFColumn], of owner: String, _ block: inout ByteBlock) {
    block.append("    <attributes class=\"\(owner)\" mode=\"static\">\n")
    for column in columns {
      block.append(
        """
              <attribute id="\(column.name)" title="\(column.name)" type="\(column.type.rawValue)"/>

        """)
    }
    block.append("    </attributes>\n")
  }
}
