import KnowledgeGraph

/// How a graph is drawn: what Graphviz is told of it besides its data.
///
/// Colour and shape say what an actor is, a dashed outline and slanted letters that it is a source without a name; the
/// colour of a line says what kind of thing the relation is. A solid line says that someone asserts the relation, a
/// dashed one that it is alleged, a dotted one that it is only denied; dots beside a line that someone denies it. A line
/// is the wider, the more documents have it; one that ends in a bar says that the text has it that it is not so, one
/// that ends in a hollow arrow that no text says it in one place.
package struct Drawing: Sendable {
  let storage: GraphStorage
  private let actorPlaces: PlaceTable
  let actorTypes: ActorTypes
  let relationTypes: RelationTypes
  private let theme: Theme
  let unnamedSources: UnnamedSources
  /// Where everything is, where that is known.
  let plan: PicturePlan?
  let detail: PictureDetail
  /// Whether lines have a label: what their relations are called, or only the numbers of their sentences.
  let linesAreLabelled: Bool
  /// Where the drawing is for a picture only; beside data every actor has its name, for all programs.
  let nameSizes: NameSizes?

  init(
    of graph: Graph, _ spelling: DOTFormat.Spelling, _ style: PictureStyle, _ plan: PicturePlan?
  ) {
    theme = style.theme
    self.plan = plan
    unnamedSources = UnnamedSources(of: graph)
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    detail = PictureDetail(of: graph)
    linesAreLabelled = detail.linesAreLabelled(style, onSheet: plan != nil)
    let isPicture = spelling == .drawing
    nameSizes = isPicture ? NameSizes(graph, detail) : nil
    actorTypes = ActorTypes(
      graph, theme, namesAreMapped: isPicture && detail.namesAreMapped)
    relationTypes = RelationTypes(graph, theme, lineOpacity: isPicture ? detail.lineOpacity : "")
  }

  /// Whether the actor at `place` is drawn with its name.
  func isNamed(_ place: Int) -> Bool { nameSizes.map { $0[place] != nil } ?? true }

  /// Whether some actors are drawn without their names.
  var hasUnnamed: Bool { nameSizes != nil && !detail.namesAreComplete }

  struct Defaults {
    var graph = DOTAttributes()
    var node = DOTAttributes()
    var edge = DOTAttributes()
  }

  /// With a title, where no sheet has it.
  func defaults(title: Text?) -> Defaults {
    var defaults = Defaults()
    if let title {
      defaults.graph.addLabel("label", Drawing.wrapped(title.string, width: 80))
      defaults.graph.add("labelloc", "t")
      defaults.graph.add("fontsize", "28")
    }
    defaults.graph.add("fontname", Drawing.font)
    if nameSizes != nil { defaults.graph.add("bgcolor", theme.paper.description) }
    defaults.node.add("fontname", Drawing.font)
    defaults.node.add("fontsize", "11")
    defaults.node.add("style", "filled")
    defaults.node.add("color", theme.outline.description)
    if nameSizes != nil { defaults.node.add("fontcolor", theme.nameInk.description) }
    defaults.edge.add("fontname", Drawing.font)
    defaults.edge.add("fontsize", String(Int(Drawing.labelFontSize)))
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
    let width = nameWidth(at: place)
    if isMarked || !Drawing.append(wrapping: name, width: width, to: &block) {
      let label = Drawing.shortened(actor.review.mark + name.string)
      block.append(quoted: Drawing.wrapped(label, width: width), .label)
    }
    if let type = actorTypes.places[actor.type] {
      block.append(", ")
      let isUnnamed = unnamedSources.contains(actor)
      block.append(isUnnamed ? actorTypes.unnamedSources[type] : actorTypes.nodes[type])
    }
    appendTile(at: place, to: &block)
    if let size = nameSizes?[place], size > PictureDetail.smallestFontSize {
      block.append(", fontsize=")
      block.append(size)
    }
    guard detail.elementsAreDescribed else { return }
    if nameSizes == nil {
      block.append(", tooltip=")
      block.append(quoted: storage.texts[actor.description ?? actor.name], .tooltip)
    }
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

  /// Appends how an actor is drawn whose name is not shown.
  private func appendDisc(_ actor: ActorRow, to block: inout ByteBlock) {
    if let type = actorTypes.places[actor.type] {
      block.append(actorTypes.discs[type])
    } else {
      block.append("label=\"\"")
    }
  }

  /// Appends how the relation at a place is drawn, with the label of those relations whose label stands at its line.
  func append(
    _ relation: RelationRow, at place: Int, labelling places: [Int], to block: inout ByteBlock
  ) {
    let type = relationTypes.places[relation.type]
    let isSymmetric = type.map { relationTypes.areSymmetric[$0] } ?? false
    var attributes = DOTAttributes()
    if linesAreLabelled, !places.isEmpty {
      attributes.addLabel("label", label(of: places))
      attributes.write(to: &block)
      block.append(", ")
      attributes = DOTAttributes()
    }
    if let type { block.append(relationTypes.colors[type]) }
    // A list is of no one colour.
    if places.count > 1 { attributes.add("fontcolor", theme.ink.description) }
    let (stance, isDenied) = storage.stances(of: relation)
    if stance != .asserts { attributes.add("style", LineStyle(stance).rawValue) }
    let documents = storage.documentCount(of: relation)
    if documents > 1 { attributes.add("penwidth", Drawing.lineWidth(documents: documents)) }
    // A bar at the end needs a direction, so only what is so is drawn without one.
    if relation.polarity == .negative {
      attributes.add("arrowhead", "tee")
      if isSymmetric {
        attributes.add("dir", "both")
        attributes.add("arrowtail", "tee")
      }
    } else if isSymmetric {
      attributes.add("dir", "none")
    } else if relation.isInferred {
      attributes.add("arrowhead", "onormal")
    }
    // A picture in SVG says more, in its titles.
    if nameSizes == nil, detail.elementsAreDescribed {
      let from = actorPlaces[relation.from].map { storage.actors[$0] }
      let to = actorPlaces[relation.to].map { storage.actors[$0] }
      attributes.addTooltip(tooltip(from, name(of: relation), to, isDenied, relation.isInferred))
    }
    if !attributes.list.isEmpty {
      block.append(", ")
      attributes.write(to: &block)
    }
    appendCourse(of: place, to: &block)
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

  /// Of the labels of lines, in points.
  static let labelFontSize = 9.0
  static let font = "DejaVu Sans"
  static let slantedFont = "DejaVu Sans Oblique"
  static let boldFont = "DejaVu Sans Bold"

  /// In points.
  package static func lineWidth(documents: Int) -> String {
    ["1", "1", "1.8", "2.6", "3.4"][min(documents, 4)]
  }
}
