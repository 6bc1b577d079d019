import KnowledgeGraph

/// Spells the nodes of linked data in Turtle, a block for each; nodes that are values of others stand behind
/// them.
struct TurtleWriter {
  var block: ByteBlock
  private let spelling: RDFSpelling
  /// The nodes that are open, each in the one before it.
  private var outer: [Open] = []
  /// What stands behind the open node.
  private var behind = ByteBlock()
  /// Whether values stand in a list, and whether it has one already.
  private var isInList = false
  private var isFirst = true
  private var term = 0

  /// A node that waits until one of its values ends.
  private struct Open {
    let block: ByteBlock
    let behind: ByteBlock
  }

  /// A writer that goes on after what `block` has.
  init(_ spelling: RDFSpelling, _ block: consuming ByteBlock = ByteBlock()) {
    self.spelling = spelling
    self.block = block
  }

  static func spelling(_ view: LinkedDataView) -> RDFSpelling {
    RDFSpelling(view, iri: TurtleWriter.spelled)
  }

  /// The prefixes: those of the context, and what the IRIs of the graph itself begin with.
  mutating func beginDocument(_ view: LinkedDataView) {
    let own = [
      ("actor", view.actorName), ("document", view.documentName), ("relation", view.relationName),
    ]
    for (name, iri) in own + JSONLDContext.prefixes {
      block.append("@prefix \(name): <\(iri)> .\n")
    }
  }

  /// An IRI, in short where one of the context's prefixes begins it.
  private static func spelled(_ iri: String) -> String {
    let compacted = JSONLDContext.compacted(IRI(unchecked: iri))
    if compacted == iri || compacted.contains(":-") { return "<" + iri + ">" }
    return compacted
  }

  private mutating func write(_ name: LinkedDataName, _ view: LinkedDataView) {
    guard name.isPlain(view) else {
      block.append(UInt8(ascii: "<"))
      block.append(name, view)
      block.append(UInt8(ascii: ">"))
      return
    }
    switch name.owner {
    case .actor: block.append("actor:")
    case .document: block.append("document:")
    case .relation: block.append("relation:")
    }
    block.append(local: name, view)
  }

  private mutating func writeClasses(_ classes: Int) {
    block.append("\n    a ")
    for place in 0..<spelling.classes[classes].count {
      if place > 0 { block.append(", ") }
      block.append(place, of: spelling.classes[classes])
    }
  }

  /// Comes before each value.
  private mutating func separate() {
    block.append(isInList && !isFirst ? ",\n        " : " ")
    isFirst = false
  }
}

extension TurtleWriter: LinkedDataVisitor {
  mutating func begin(_ classes: Int, _ iri: IRI, _ view: LinkedDataView) {
    block.append("\n")
    block.append(TurtleWriter.spelled(iri.string))
    writeClasses(classes)
  }

  mutating func begin(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    block.append("\n")
    write(name, view)
    writeClasses(classes)
  }

  mutating func end() {
    block.append(" .\n")
    let nodes = behind
    block.append(nodes.span)
    behind = ByteBlock()
  }

  mutating func key(_ term: Int) {
    self.term = term
    block.append(" ;\n    ")
    block.append(term, of: spelling.predicates)
  }

  mutating func beginList(_ term: Int) {
    key(term)
    isInList = true
    isFirst = true
  }

  mutating func endList() { isInList = false }

  mutating func text(_ text: Span<UInt8>) {
    separate()
    block.append(UInt8(ascii: "\""))
    block.append(text, escaping: RDFEscapes.self)
    block.append(UInt8(ascii: "\""))
  }

  mutating func iri(_ text: Span<UInt8>) {
    separate()
    block.append(TurtleWriter.spelled(text.string))
  }

  mutating func truth(_ truth: Bool) {
    separate()
    block.append(truth ? "true" : "false")
  }

  mutating func number(_ number: Int) {
    if let type = spelling.termTypes[term] { return literal(String(number).utf8.span, type) }
    separate()
    block.append(number)
  }

  mutating func literal(_ form: Span<UInt8>, _ type: LinkedDataType) {
    separate()
    block.append(UInt8(ascii: "\""))
    block.append(form)
    block.append(type.place, of: spelling.datatypes)
  }

  mutating func date(_ date: PartialDate) {
    literal(date.description.utf8.span, LinkedDataType(date))
  }

  mutating func type(_ place: Int, _ view: LinkedDataView) {
    separate()
    block.append(place, of: spelling.relationTypes)
  }

  mutating func reference(_ name: LinkedDataName, _ view: LinkedDataView) {
    separate()
    write(name, view)
  }

  mutating func actor(_ name: LinkedDataName, _ view: LinkedDataView) { reference(name, view) }

  mutating func beginNode(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    reference(name, view)
    outer.append(Open(block: block, behind: behind))
    block = ByteBlock()
    behind = ByteBlock()
    isInList = false
    begin(classes, name, view)
  }

  mutating func endNode() {
    end()
    guard let open = outer.popLast() else { return }
    let node = block
    behind = open.behind
    behind.append(node.span)
    block = open.block
    isInList = true
    isFirst = false
  }
}

extension LinkedDataName {
  /// Whether what follows the prefix can stand in a prefixed name as it is.
  fileprivate func isPlain(_ view: LinkedDataView) -> Bool {
    guard evidence == 0 || view.segmentSeparator == ":" else { return false }
    let id = view.storage.identifiers[id]
    for index in id.indices {
      switch id[index] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): continue
      case UInt8(ascii: "-") where index > 0: continue
      default: return false
      }
    }
    return true
  }
}
