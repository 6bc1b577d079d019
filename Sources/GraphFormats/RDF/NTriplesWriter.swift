import KnowledgeGraph

/// Spells the nodes of linked data in N-Triples, a statement on each line; N-Quads spells those of the default
/// graph alike.
struct NTriplesWriter {
  var block: ByteBlock
  private let spelling: RDFSpelling
  /// The nodes that are open, each in the one before it, as subjects; further ones are room for more.
  private var subjects = [ByteBlock(), ByteBlock(), ByteBlock()]
  private var depth = 0
  /// The terms of which the open nodes are values.
  private var links: [Int] = []
  /// The term of the value that comes next.
  private var term = 0

  /// A writer that goes on after what `block` has.
  init(_ spelling: RDFSpelling, _ block: consuming ByteBlock = ByteBlock()) {
    self.spelling = spelling
    self.block = block
  }

  static func spelling(_ view: LinkedDataView) -> RDFSpelling {
    RDFSpelling(view) { "<" + $0 + ">" }
  }

  private mutating func open(_ classes: Int) {
    let subject = subjects[depth]
    for place in 0..<spelling.classes[classes].count {
      block.append(subject.span)
      block.append(NTriplesWriter.type)
      block.append(place, of: spelling.classes[classes])
      block.append(NTriplesWriter.end)
    }
  }

  private static let type = " <" + RDFSpelling.type + "> "
  private static let end = " .\n"

  /// Begins a statement, up to its object.
  private mutating func begin() {
    let subject = subjects[depth]
    block.append(subject.span)
    block.append(UInt8(ascii: " "))
    block.append(term, of: spelling.predicates)
    block.append(UInt8(ascii: " "))
  }

  private mutating func reference(to name: LinkedDataName, _ view: LinkedDataView) {
    begin()
    block.append(UInt8(ascii: "<"))
    block.append(name, view)
    block.append(">" + NTriplesWriter.end)
  }
}

extension NTriplesWriter: LinkedDataVisitor {
  mutating func begin(_ classes: Int, _ iri: IRI, _ view: LinkedDataView) {
    subjects[0].removeAll()
    subjects[0].append("<" + iri.string + ">")
    open(classes)
  }

  mutating func begin(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    resume(name, view)
    open(classes)
  }

  /// Goes on with a node that has been begun before.
  mutating func resume(_ name: LinkedDataName, _ view: LinkedDataView) {
    subjects[depth].removeAll()
    subjects[depth].append(UInt8(ascii: "<"))
    subjects[depth].append(name, view)
    subjects[depth].append(UInt8(ascii: ">"))
  }

  mutating func end() {}

  mutating func key(_ term: Int) { self.term = term }
  mutating func beginList(_ term: Int) { self.term = term }
  mutating func endList() {}

  mutating func text(_ text: Span<UInt8>) {
    begin()
    block.append(UInt8(ascii: "\""))
    block.append(text, escaping: RDFEscapes.self)
    block.append("\"" + NTriplesWriter.end)
  }

  mutating func iri(_ text: Span<UInt8>) {
    begin()
    block.append(UInt8(ascii: "<"))
    block.append(text)
    block.append(">" + NTriplesWriter.end)
  }

  mutating func truth(_ truth: Bool) { literal((truth ? "true" : "false").utf8.span, .boolean) }

  mutating func number(_ number: Int) {
    literal(String(number).utf8.span, spelling.termTypes[term] ?? .integer)
  }

  mutating func literal(_ form: Span<UInt8>, _ type: LinkedDataType) {
    begin()
    block.append(UInt8(ascii: "\""))
    block.append(form)
    block.append(type.place, of: spelling.datatypes)
    block.append(NTriplesWriter.end)
  }

  mutating func date(_ date: PartialDate) {
    literal(date.description.utf8.span, LinkedDataType(date))
  }

  mutating func type(_ place: Int, _ view: LinkedDataView) {
    begin()
    block.append(place, of: spelling.relationTypes)
    block.append(NTriplesWriter.end)
  }

  mutating func reference(_ name: LinkedDataName, _ view: LinkedDataView) {
    reference(to: name, view)
  }

  mutating func actor(_ name: LinkedDataName, _ view: LinkedDataView) {
    reference(to: name, view)
  }

  mutating func beginNode(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    reference(to: name, view)
    links.append(term)
    depth += 1
    begin(classes, name, view)
  }

  mutating func endNode() {
    depth -= 1
    term = links.removeLast()
  }
}
