import KnowledgeGraph

/// How a graph is drawn: what Graphviz is told of it besides its data.
///
/// Colour and shape say what an actor is; a relation has the darker colour of the actor it begins at, so
/// that lines can be followed where many meet. A solid line says that someone asserts the relation, a
/// dashed one that it is alleged, a dotted one that it is only denied; a line that ends in a bar says that
/// the text has it that it is not so.
struct Drawing {
  private let graph: Graph
  /// Above this many relations a picture has no room for their labels.
  private let labelsAreDrawn: Bool

  init(of graph: Graph) {
    self.graph = graph
    labelsAreDrawn = graph.relations.count <= 300
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
    return defaults
  }

  func attributes(of actor: Actor) -> DOTAttributes {
    var attributes = DOTAttributes()
    let label = actor.review.mark + actor.name.string
    attributes.addLabel("label", Drawing.wrapped(Drawing.shortened(label), width: 20))
    if let type = graph.vocabulary.actorType(actor.type) {
      attributes.add("shape", type.shape.graphvizName)
      attributes.add("fillcolor", type.color.description)
      if type.shape == .roundedRectangle { attributes.add("style", "rounded,filled") }
    }
    attributes.addTooltip(actor.description?.string ?? actor.name.string)
    return attributes
  }

  func attributes(of relation: Relation) -> DOTAttributes {
    let claim = relation.claim
    let type = graph.vocabulary.relationType(claim.type)
    let label = claim.marks + (type?.label.string ?? "")
    var attributes = DOTAttributes()
    if labelsAreDrawn {
      attributes.addLabel("label", Drawing.wrapped(Drawing.shortened(label), width: 20))
    }
    if let color = actorColor(claim.from)?.darker.description {
      attributes.add("color", color)
      attributes.add("fontcolor", color)
    }
    let style = relation.strongestStance.lineStyle
    if style != "solid" { attributes.add("style", style) }
    // A bar at the end needs a direction, so only what is so is drawn without one.
    if claim.polarity == .negative {
      attributes.add("arrowhead", "tee")
      if type?.isSymmetric == true {
        attributes.add("dir", "both")
        attributes.add("arrowtail", "tee")
      }
    } else if type?.isSymmetric == true {
      attributes.add("dir", "none")
    }
    attributes.addTooltip(tooltip(relation, label))
    return attributes
  }

  private func actorColor(_ id: Identifier) -> Color? {
    graph.actor(id).flatMap { graph.vocabulary.actorType($0.type)?.color }
  }

  /// Who does what to whom, whether someone denies it, and whether the text says it in one place.
  private func tooltip(_ relation: Relation, _ label: String) -> String {
    let from = graph.actor(relation.claim.from)?.name.string ?? ""
    let to = graph.actor(relation.claim.to)?.name.string ?? ""
    let isDenied = relation.evidence.contains { $0.stance == .denies }
    return "\(from) — \(label) — \(to)" + (isDenied ? " (denied)" : "")
      + (relation.claim.isInferred ? " (inferred)" : "")
  }

  private static let font = "DejaVu Sans"

  /// The most Unicode scalars of a name that a picture shows; the data has all of them.
  private static let longestLabel = 120

  /// A label as a picture shows it: not too long, and without the controls that turn text around.
  private static func shortened(_ label: String) -> String {
    let scalars = String.UnicodeScalarView(
      label.unicodeScalars.map { $0.isDirectionControl ? "\u{FFFD}" : $0 })
    guard scalars.count > longestLabel else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(longestLabel - 1))) + "…"
  }

  /// `label` in lines of at most `width` Unicode scalars, broken at spaces; a longer word stays whole.
  private static func wrapped(_ label: String, width: Int) -> String {
    var lines: [String] = []
    for word in label.split(whereSeparator: \.isWhitespace) {
      if let line = lines.last, line.unicodeScalars.count + word.unicodeScalars.count < width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Claim {
  /// What has to be said before the type's name, lest a line say what nobody has said.
  fileprivate var marks: String { review.mark + (polarity == .negative ? "not: " : "") }
}

extension Review? {
  /// What a machine proposed stays marked until a person has accepted it.
  fileprivate var mark: String {
    switch self {
    case .proposed: "proposed: "
    case .rejected: "rejected: "
    case .accepted, nil: ""
    }
  }
}

extension Relation {
  /// The stance that says most for the relation: asserted by anyone, else alleged, else denied.
  var strongestStance: Evidence.Stance {
    let stances = evidence.map(\.stance)
    if stances.contains(.asserts) { return .asserts }
    return stances.contains(.alleges) ? .alleges : .denies
  }
}

extension Evidence.Stance {
  fileprivate var lineStyle: String {
    switch self {
    case .asserts: "solid"
    case .alleges: "dashed"
    case .denies: "dotted"
    }
  }
}

extension ActorType.Shape {
  fileprivate var graphvizName: String {
    switch self {
    case .ellipse: "ellipse"
    case .rectangle, .roundedRectangle: "box"
    case .hexagon: "hexagon"
    case .octagon: "octagon"
    case .house: "house"
    case .note: "note"
    case .box: "box3d"
    case .cylinder: "cylinder"
    }
  }
}

extension Color {
  /// The colour, dark enough for lines and small letters on white.
  fileprivate var darker: Color {
    func darker(_ part: UInt8) -> UInt32 { UInt32(part) * 11 / 20 }
    return Color(darker(red) << 16 | darker(green) << 8 | darker(blue))
  }
}

extension Unicode.Scalar {
  /// Whether the scalar changes the direction of text (Unicode's explicit formatting characters).
  fileprivate var isDirectionControl: Bool {
    switch value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: true
    default: false
    }
  }
}
