import KnowledgeGraph

/// A graph as a flowchart of Mermaid. Nodes are called `a1`, `a2` … by the actors' places: a word of the language,
/// such as `end`, cannot be a name.
struct MermaidChart: Sendable {
  private let graph: Graph
  private let theme: Theme
  private let actorTypes: PlaceTable
  private let relationTypes: PlaceTable

  init(_ graph: Graph, _ theme: Theme) {
    self.graph = graph
    self.theme = theme
    actorTypes = graph.actorTypePlaces
    relationTypes = graph.relationTypePlaces
  }

  /// Everything before the first node.
  func begin(_ block: inout ByteBlock) {
    if let title = graph.metadata.title {
      var json = JSONWriter()
      json.value(title.string)
      block.append("---\ntitle: \(json.text)\n---\n")
    }
    block.append("flowchart LR\n")
  }

  func append(actor place: Int, to block: inout ByteBlock) {
    let actor = graph.storage.actors[place]
    let type = actorTypes[actor.type]
    let name = actor.review.mark + graph.storage.texts[actor.name].string
    let label = name.isEmpty ? graph.storage.identifiers[actor.id].string : name
    let (open, close) =
      type.map { theme.style(of: graph.vocabulary.actorTypes[$0]).shape.mermaidBrackets }
      ?? ("[", "]")
    block.append("  a\(place + 1)\(open)\"\(MermaidText.escaped(label))\"\(close)")
    block.append(type.map { ":::t\($0 + 1)\n" } ?? "\n")
  }

  func append(relation place: Int, to block: inout ByteBlock) {
    let relation = graph.storage.relations[place]
    guard let from = graph.actorPlaces[relation.from], let to = graph.actorPlaces[relation.to]
    else { return }
    let type = relationTypes[relation.type].map { graph.vocabulary.relationTypes[$0] }
    let label = relation.marks + (type?.shownLabel ?? "")
    let line = MermaidChart.line(
      isAsserted: graph.storage.stances(of: relation).strongest == .asserts,
      isNegative: relation.polarity == .negative, isSymmetric: type?.isSymmetric ?? false)
    block.append("  a\(from + 1) \(line)|\"\(MermaidText.escaped(label))\"| a\(to + 1)\n")
  }

  /// A line as Mermaid writes it: without an end it has no direction, with a cross it says that it is not so.
  private static func line(isAsserted: Bool, isNegative: Bool, isSymmetric: Bool) -> String {
    let shaft = isAsserted ? "--" : "-.-"
    if isNegative { return (isSymmetric ? "x" : "") + shaft + "x" }
    return shaft + (isSymmetric ? (isAsserted ? "-" : "") : ">")
  }

  /// The colours of the types that are there.
  func end(_ block: inout ByteBlock) {
    var isUsed = [Bool](repeating: false, count: graph.vocabulary.actorTypes.count)
    for actor in graph.storage.actors {
      if let type = actorTypes[actor.type] { isUsed[type] = true }
    }
    for (place, type) in graph.vocabulary.actorTypes.enumerated() where isUsed[place] {
      let color = theme.style(of: type).color
      block.append(
        "  classDef t\(place + 1) fill:\(color),stroke:\(theme.outline),color:\(theme.nameInk(on: color))\n"
      )
    }
  }
}

/// Text in Mermaid's quotation marks that stays text: neither markup, an entity, nor the end of the text.
enum MermaidText {
  /// Mermaid knows `#35;` for a character by its number. Whatever HTML, Markdown or the language itself could take for
  /// its own is written so; a line's end breaks the line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var before: Unicode.Scalar?
    var isNumber = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where before == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "<br/>"
      case "\t": escaped += " "
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "(", ")", "/", ":", "'", "?":
        escaped.unicodeScalars.append(scalar)
      case "-" where before != nil, "." where !(isNumber && before != nil):
        escaped.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
      isNumber = isNumber && ("0"..."9").contains(scalar)
      before = scalar
    }
    return escaped
  }
}
