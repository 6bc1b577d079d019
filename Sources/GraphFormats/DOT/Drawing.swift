import KnowledgeGraph

/// How a graph is drawn: what Graphviz is told of it besides its data.
///
/// Colour and shape say what an actor is; a relation has the darker colour of the actor it begins at, so
/// that lines can be followed where many meet. A solid line says that someone asserts the relation, a
/// dashed one that it is alleged, a dotted one that it is only denied; a line that ends in a bar says that
/// the text has it that it is not so.
struct Drawing: Sendable {
  private let storage: GraphStorage
  private let actorPlaces: PlaceTable
  private let actorTypes: ActorTypes
  private let relationTypes: RelationTypes
  /// The place of each actor's type: lines have its colour, and there are more of them than actors.
  private let typesOfActors: PlaceTable
  private let detail: PictureDetail
  /// Where the drawing is for a picture only; beside data every actor has its name, for all programs.
  private let nameSizes: NameSizes?

  init(of graph: Graph, _ spelling: DOTFormat.Spelling) {
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    detail = PictureDetail(of: graph)
    let isPicture = spelling == .drawing
    nameSizes = isPicture ? NameSizes(graph, detail) : nil
    actorTypes = ActorTypes(
      graph, namesAreMapped: isPicture && detail.namesAreMapped,
      lineOpacity: isPicture ? detail.lineOpacity : "")
    relationTypes = RelationTypes(graph)
    var typesOfActors = PlaceTable()
    for actor in graph.storage.actors { typesOfActors[actor.id] = actorTypes.places[actor.type] }
    self.typesOfActors = typesOfActors
  }

  /// Whether the actor at `place` is drawn with its name.
  func isNamed(_ place: Int) -> Bool { nameSizes.map { $0[place] != nil } ?? true }

  /// Whether some actors are drawn without their names.
  var hasUnnamed: Bool { nameSizes != nil && !detail.namesAreComplete }

  /// How the actors of each type are drawn, and the lines that begin at them.
  private struct ActorTypes {
    let places: PlaceTable
    let nodes: TextPool
    /// Those whose names are not shown.
    let discs: TextPool
    let edges: TextPool

    init(_ graph: Graph, namesAreMapped: Bool, lineOpacity: String) {
      let types = graph.vocabulary.actorTypes
      places = PlaceTable(types.map { graph.storage.number(of: $0.name) })
      nodes = TextPool(
        types.map { type in
          var attributes = DOTAttributes()
          if namesAreMapped {
            attributes.add("fontcolor", type.color.darker.description)
            return attributes.bytes
          }
          attributes.add("shape", type.shape.graphvizName)
          attributes.add("fillcolor", type.color.description)
          if type.shape == .roundedRectangle { attributes.add("style", "rounded,filled") }
          return attributes.bytes
        })
      discs = TextPool(
        types.map { type in
          var attributes = DOTAttributes()
          attributes.add("fillcolor", type.color.description)
          return attributes.bytes
        })
      edges = TextPool(
        types.map { type in
          var attributes = DOTAttributes()
          attributes.add("color", type.color.darker.description + lineOpacity)
          attributes.add("fontcolor", type.color.darker.description)
          return attributes.bytes
        })
    }
  }

  /// What lines of each type are called.
  private struct RelationTypes {
    let places: PlaceTable
    let labels: [String]
    let areSymmetric: [Bool]

    init(_ graph: Graph) {
      let types = graph.vocabulary.relationTypes
      places = PlaceTable(types.map { graph.storage.number(of: $0.name) })
      labels = types.map(\.label.string)
      areSymmetric = types.map(\.isSymmetric)
    }
  }

  struct Defaults {
    var graph = DOTAttributes()
    var node = DOTAttributes()
    var edge = DOTAttributes()
  }

  func defaults(title: Text?) -> Defaults {
    var defaults = Defaults()
    if let title {
      defaults.graph.addLabel("label", Drawing.wrapped(title.string, width: 80))
      defaults.graph.add("labelloc", "t")
      defaults.graph.add("fontsize", "28")
    }
    defaults.graph.add("fontname", Drawing.font)
    defaults.node.add("fontname", Drawing.font)
    defaults.node.add("fontsize", "11")
    defaults.node.add("style", "filled")
    defaults.node.add("color", "#555555")
    defaults.edge.add("fontname", Drawing.font)
    defaults.edge.add("fontsize", "9")
    defaults.edge.add("arrowsize", "0.7")
    if nameSizes != nil, !detail.linesHaveArrows { defaults.edge.add("arrowhead", "none") }
    return defaults
  }

  /// What every actor without a name begins with.
  var disc: DOTAttributes {
    var attributes = DOTAttributes()
    attributes.add("label", "")
    attributes.add("shape", "circle")
    attributes.add("width", "0.12")
    attributes.add("height", "0.12")
    return attributes
  }

  /// What undoes ``disc``.
  var named: DOTAttributes {
    var attributes = DOTAttributes()
    if detail.namesAreMapped {
      attributes.add("shape", "plaintext")
      attributes.add("fillcolor", "#ffffffb0")
      attributes.add("margin", "0.03,0.01")
      attributes.add("width", "0")
      attributes.add("height", "0")
    } else {
      attributes.add("width", "0.75")
      attributes.add("height", "0.5")
    }
    return attributes
  }

  /// Appends how the actor at a place is drawn.
  func append(_ actor: ActorRow, at place: Int, to block: inout ByteBlock) {
    guard isNamed(place) else { return appendDisc(actor, to: &block) }
    let name = storage.texts[actor.name]
    block.append("label=")
    let isMarked = actor.review == .proposed || actor.review == .rejected
    if isMarked || !Drawing.append(wrapping: name, width: 20, to: &block) {
      let label = Drawing.shortened(actor.review.mark + name.string)
      block.append(quoted: Drawing.wrapped(label, width: 20), .label)
    }
    if let type = actorTypes.places[actor.type] {
      block.append(", ")
      block.append(actorTypes.nodes[type])
    }
    if let size = nameSizes?[place], size > PictureDetail.smallestFontSize {
      block.append(", fontsize=")
      block.append(size)
    }
    guard detail.tooltipsAreDrawn else { return }
    block.append(", tooltip=")
    block.append(quoted: storage.texts[actor.description ?? actor.name], .tooltip)
    appendMarkup(.actor, actor.id, classes: [type(of: actor), actor.review.word], to: &block)
  }

  /// Appends the name and the classes of an element in SVG; not beside data, which has an `id` of its own.
  private func appendMarkup(
    _ kind: MarkupName.Kind, _ id: IdentifierNumber, classes: [String?], to block: inout ByteBlock
  ) {
    guard nameSizes != nil else { return }
    block.append(", id=\"")
    block.append(kind, storage.identifiers[id])
    block.append("\", class=\"")
    block.append(kind.rawValue)
    for name in classes {
      guard let name else { continue }
      block.append(" ")
      block.append(name)
    }
    block.append("\"")
  }

  private func type(of actor: ActorRow) -> String {
    "type-" + MarkupName.encoded(storage.identifier(actor.type).string)
  }

  /// Appends how an actor is drawn whose name is shown only where the pointer rests on it.
  private func appendDisc(_ actor: ActorRow, to block: inout ByteBlock) {
    if let type = actorTypes.places[actor.type] {
      block.append(actorTypes.discs[type])
      block.append(", ")
    }
    block.append("tooltip=")
    block.append(quoted: actor.review.mark + storage.texts[actor.name].string, .tooltip)
  }

  /// Appends how a relation is drawn.
  func append(_ relation: RelationRow, to block: inout ByteBlock) {
    let type = relationTypes.places[relation.type]
    let isSymmetric = type.map { relationTypes.areSymmetric[$0] } ?? false
    let isNamed = detail.linesAreNamed || detail.tooltipsAreDrawn
    let label = isNamed ? relation.marks + (type.map { relationTypes.labels[$0] } ?? "") : ""
    var attributes = DOTAttributes()
    if detail.linesAreNamed {
      attributes.addLabel("label", Drawing.wrapped(Drawing.shortened(label), width: 20))
      attributes.write(to: &block)
      block.append(", ")
      attributes = DOTAttributes()
    }
    if let type = typesOfActors[relation.from] { block.append(actorTypes.edges[type]) }
    let (stance, isDenied) = storage.stances(of: relation)
    if stance != .asserts { attributes.add("style", LineStyle(stance).rawValue) }
    // A bar at the end needs a direction, so only what is so is drawn without one.
    if relation.polarity == .negative {
      attributes.add("arrowhead", "tee")
      if isSymmetric {
        attributes.add("dir", "both")
        attributes.add("arrowtail", "tee")
      }
    } else if isSymmetric {
      attributes.add("dir", "none")
    }
    if detail.tooltipsAreDrawn {
      let from = actorPlaces[relation.from].map { storage.actors[$0] }
      let to = actorPlaces[relation.to].map { storage.actors[$0] }
      attributes.addTooltip(tooltip(from, label, to, isDenied, relation.isInferred))
    }
    if !attributes.list.isEmpty {
      block.append(", ")
      attributes.write(to: &block)
    }
    guard detail.tooltipsAreDrawn else { return }
    appendMarkup(
      .relation, relation.id,
      classes: [
        "type-" + MarkupName.encoded(storage.identifier(relation.type).string), stance.word,
        isDenied && stance != .denies ? "disputed" : nil,
        relation.polarity == .negative ? "negative" : nil,
        relation.isInferred ? "inferred" : nil, relation.review.word,
      ], to: &block)
  }

  /// Who does what to whom, whether someone denies it, and whether the text says it in one place.
  private func tooltip(
    _ from: ActorRow?, _ label: String, _ to: ActorRow?, _ isDenied: Bool, _ isInferred: Bool
  ) -> String {
    let ends = [from, to].map { $0.map { storage.texts[$0.name].string } ?? "" }
    return "\(ends[0]) — \(label) — \(ends[1])" + (isDenied ? " (denied)" : "")
      + (isInferred ? " (inferred)" : "")
  }

  private static let font = "DejaVu Sans"
}

extension DOTAttributes {
  /// The attributes, spelled.
  fileprivate var bytes: [UInt8] {
    var block = ByteBlock()
    write(to: &block)
    return block.bytes
  }
}
