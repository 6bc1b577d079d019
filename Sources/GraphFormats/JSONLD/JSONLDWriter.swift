import KnowledgeGraph

/// Spells the nodes of linked data in JSON-LD, each on a line, as elements of the graph's array.
struct JSONLDWriter {
  var json = JSONWriter()
  private let names: [String]
  /// Whether the array has a node already.
  private var hasNodes = false
  /// Whether values stand in an array.
  private var isInList = false

  /// A writer of an array's first nodes.
  init(_ view: LinkedDataView) { names = view.context.terms.map(\.name) }

  /// A writer that goes on after what `block` has, behind other nodes.
  init(_ view: LinkedDataView, _ block: consuming ByteBlock) {
    self.init(view)
    json.block = block
    hasNodes = true
  }

  /// Begins the document: its context, and the array.
  mutating func beginDocument(_ context: JSONLDContext) {
    json.beginObject()
    json.key("@context")
    context.write(to: &json)
    json.key("@graph")
    json.beginArray()
  }

  /// Everything after the last node.
  mutating func endDocument() {
    json.block.append("\n")
    json.endArray()
    json.endObject()
    json.block.append("\n")
  }
}

extension JSONLDWriter: LinkedDataVisitor {
  mutating func begin(_ classes: Int, _ iri: IRI, _ view: LinkedDataView) {
    begin(classes, view)
    json.member("id", iri.string)
  }

  mutating func begin(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    begin(classes, view)
    json.key("id")
    write(name, view)
  }

  private mutating func begin(_ classes: Int, _ view: LinkedDataView) {
    json.block.append(hasNodes ? ",\n" : "\n")
    hasNodes = true
    json.beginObject()
    json.member("type", view.classes[classes])
  }

  mutating func end() { json.endObject() }

  mutating func key(_ term: Int) { json.key(names[term]) }

  mutating func beginList(_ term: Int) {
    json.key(names[term])
    json.beginArray()
    isInList = true
  }

  mutating func endList() {
    json.endArray()
    isInList = false
  }

  mutating func text(_ text: Span<UInt8>) {
    if isInList { json.element() }
    json.value(text)
  }

  mutating func iri(_ text: Span<UInt8>) { self.text(text) }

  mutating func truth(_ truth: Bool) { json.value(truth) }

  mutating func number(_ number: Int) { json.value(number) }

  /// Numbers and dates are strings with their type, because processors change a number's spelling.
  mutating func literal(_ form: Span<UInt8>, _ type: LinkedDataType) {
    json.beginObject()
    // The type comes first, for readers that stream.
    json.member("@type", type.rawValue)
    json.member("@value", form)
    json.endObject()
  }

  mutating func date(_ date: PartialDate) {
    literal(date.description.utf8.span, LinkedDataType(date))
  }

  mutating func type(_ place: Int, _ view: LinkedDataView) {
    json.value(names[view.relationTerms[place]])
  }

  mutating func reference(_ name: LinkedDataName, _ view: LinkedDataView) {
    if isInList { json.element() }
    write(name, view)
  }

  mutating func actor(_ name: LinkedDataName, _ view: LinkedDataView) {
    json.beginObject()
    json.key("id")
    write(name, view)
    json.endObject()
  }

  mutating func beginNode(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView) {
    json.element()
    json.beginObject()
    let names = view.classes[classes]
    if names.count == 1 { json.member("type", names[0]) } else { json.member("type", names) }
    json.key("id")
    write(name, view)
    isInList = false
  }

  mutating func endNode() {
    json.endObject()
    isInList = true
  }

  private mutating func write(_ name: LinkedDataName, _ view: LinkedDataView) {
    json.beginString()
    json.block.append(name, view)
    json.endString()
  }
}
