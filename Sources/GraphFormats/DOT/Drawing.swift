import KnowledgeGraph

/// How a graph is drawn: what Graphviz is told of it besides its data.
///
/// Colour and shape say what an actor is, a dashed outline and slanted letters that it is a source without a name; the
/// colour of a line says what kind of thing the relation is. A solid line says that someone asserts the relation, a
/// dashed one that it is alleged, a dotted one that it is only denied; dots beside a line that someone denies it. A line
/// is the wider, the more documents have it; one that ends in a bar says that the text has it that it is not so, one
/// that ends in a hollow arrow that no text says it in one place.
package struct Drawing: Sendable {
  private let storage: GraphStorage
  private let actorPlaces: PlaceTable
  private let actorTypes: ActorTypes
  private let relationTypes: RelationTypes
  private let theme: Theme
  private let unnamedSources: UnnamedSources
  /// Where everything is, where that is known.
  private let plan: PicturePlan?
  private let detail: PictureDetail
  /// Whether lines have a label: what their relations are called, or only the numbers of their sentences.
  let linesAreLabelled: Bool
  /// Where the drawing is for a picture only; beside data every actor has its name, for all programs.
  private let nameSizes: NameSizes?

  init(
    of graph: Graph, _ spelling: DOTFormat.Spelling, _ style: PictureStyle, _ plan: PicturePlan?
  ) {
    theme = style.theme
    self.plan = plan
    unnamedSources = UnnamedSources(of: graph)
    storage = graph.storage
    actorPlaces = graph.actorPlaces
    detail = PictureDetail(of: graph)
    linesAreLabelled =
      detail.linesAreNamed || plan != nil && style.hasNumbers && detail.linesAreNumbered
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

  /// How the actors of each type are drawn.
  private struct ActorTypes {
    let places: PlaceTable
    let nodes: TextPool
    /// Those that are sources without a name.
    let unnamedSources: TextPool
    /// Those whose names are not shown.
    let discs: TextPool

    init(_ graph: Graph, _ theme: Theme, namesAreMapped: Bool) {
      let types = graph.vocabulary.actorTypes
      places = graph.actorTypePlaces
      func node(_ type: ActorType, isUnnamed: Bool) -> [UInt8] {
        let (color, shape) = theme.style(of: type)
        var attributes = DOTAttributes()
        if namesAreMapped {
          attributes.add("fontcolor", color.darker.description)
        } else {
          attributes.add("shape", shape.graphvizName)
          attributes.add("fillcolor", color.description)
          let ink = theme.nameInk(on: color)
          if ink != theme.nameInk { attributes.add("fontcolor", ink.description) }
          let isRounded = shape == .roundedRectangle
          let styles = [isRounded ? "rounded" : nil, "filled", isUnnamed ? "dashed" : nil]
          if isRounded || isUnnamed {
            attributes.add("style", styles.compactMap(\.self).joined(separator: ","))
          }
          if isUnnamed { attributes.add("fontname", Drawing.slantedFont) }
        }
        return attributes.bytes
      }
      nodes = TextPool(types.map { node($0, isUnnamed: false) })
      unnamedSources = TextPool(types.map { node($0, isUnnamed: true) })
      discs = TextPool(
        types.map { type in
          var attributes = DOTAttributes()
          attributes.add("fillcolor", theme.style(of: type).color.description)
          return attributes.bytes
        })
    }
  }

  /// What lines of each type are called, and their colours.
  private struct RelationTypes {
    let places: PlaceTable
    let labels: [String]
    let areSymmetric: [Bool]
    let families: [Theme.Family]
    let colors: TextPool

    init(_ graph: Graph, _ theme: Theme, lineOpacity: String) {
      let types = graph.vocabulary.relationTypes
      places = graph.relationTypePlaces
      labels = types.map(\.label.string)
      areSymmetric = types.map(\.isSymmetric)
      families = types.map { theme.family(of: $0.name) }
      colors = TextPool(
        families.map { family in
          let color = family.color.description
          var attributes = DOTAttributes()
          attributes.add("color", color + lineOpacity)
          attributes.add("fontcolor", color)
          return attributes.bytes
        })
    }
  }

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

/// What a plan adds to a map.
extension Drawing {
  /// Whether a line is drawn.
  func isDrawn(_ line: Int) -> Bool { plan.map { !$0.isTiled || $0.lines[line] != nil } ?? true }

  /// How many Unicode scalars of a name have room in a line.
  private func nameWidth(at place: Int) -> Int {
    guard let plan, plan.isTiled, place < plan.sizes.count else { return 20 }
    return min(20, Int(plan.sizes[place].width / 7))
  }

  /// Appends that an actor is as large as its tile, where it is one.
  private func appendTile(at place: Int, to block: inout ByteBlock) {
    guard let plan, plan.isTiled, place < plan.sizes.count else { return }
    let size = plan.sizes[place]
    var attributes = DOTAttributes()
    attributes.add("shape", "box")
    let isUnnamed = unnamedSources.contains(storage.actors[place])
    attributes.add("style", isUnnamed ? "filled,dashed" : "filled")
    attributes.add("fixedsize", "shape")
    attributes.add("width", PictureSheet.number(size.width / 72))
    attributes.add("height", PictureSheet.number(size.height / 72))
    block.append(", ")
    attributes.write(to: &block)
  }

  /// Appends where a line runs, where that is known.
  private func appendCourse(of line: Int, to block: inout ByteBlock) {
    guard let line = plan?.lines[line] else { return }
    block.append(", pos=\"")
    block.append(line.curves)
    if let label = line.label, linesAreLabelled {
      block.append("\", lp=\"")
      block.append(label)
    }
    block.append("\"")
  }

  /// The dots beside the line of a relation that someone denies and others do not.
  func denial(of place: Int) -> PicturePlan.Line? {
    let (stance, isDenied) = storage.stances(of: storage.relations[place])
    return isDenied && stance != .denies ? plan?.lines[place]?.beside(3) : nil
  }

  /// Appends how such dots are drawn.
  func append(_ denial: PicturePlan.Line, of relation: RelationRow, to block: inout ByteBlock) {
    if let type = relationTypes.places[relation.type] {
      block.append(relationTypes.colors[type])
      block.append(", ")
    }
    block.append("style=\"dotted\", dir=\"none\", class=\"denial\", pos=\"")
    block.append(denial.curves)
    block.append("\"")
  }
}

extension DOTAttributes {
  /// The attributes, spelled.
  fileprivate var bytes: [UInt8] {
    var block = ByteBlock()
    write(to: &block)
    return block.bytes
  }
}

/// Lines for several relations.
extension Drawing {
  /// The most relations that are named at one line.
  private static let longestList = 5

  /// Appends what an engine has to know of a line for several relations: how large its label is.
  func append(bundle places: [Int], to block: inout ByteBlock) {
    var attributes = DOTAttributes()
    attributes.addLabel("label", linesAreLabelled ? label(of: places) : "")
    attributes.write(to: &block)
  }

  /// What stands at a line, in lines: what its relations are called, in a picture each with the number of its sentence.
  func label(of places: [Int]) -> String {
    func numbered(_ name: String, _ place: Int) -> String {
      nameSizes == nil
        ? name : name + "\u{A0}" + Footnotes.superscript(Footnotes.number(at: place))
    }
    func name(_ place: Int) -> String {
      Drawing.shortened(self.name(of: storage.relations[place]))
    }
    if !detail.linesAreNamed {
      return places.prefix(Drawing.longestList).map { numbered("", $0) }.joined()
        + (places.count > Drawing.longestList ? "…" : "")
    }
    if places.count == 1 {
      return numbered(Drawing.wrapped(name(places[0]), width: 20), places[0])
    }
    var lines = places.prefix(Drawing.longestList).map { numbered(name($0), $0) }
    if places.count > lines.count { lines.append("and \(places.count - lines.count) more") }
    return lines.joined(separator: "\n")
  }

  private func name(of relation: RelationRow) -> String {
    relation.marks + (relationTypes.places[relation.type].map { relationTypes.labels[$0] } ?? "")
  }
}
