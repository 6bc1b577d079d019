import KnowledgeGraph

/// What spells the nodes of a graph's linked data, value by value.
///
/// A value is announced by its term, `key`, or by `beginList` where there may be several, which go on until
/// `endList`. Terms are numbers of the context's; classes are numbers of the view's.
protocol LinkedDataVisitor {
  /// Begins a node that stands by itself, called by its whole IRI.
  mutating func begin(_ classes: Int, _ iri: IRI, _ view: LinkedDataView)
  /// Begins a node that stands by itself.
  mutating func begin(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView)
  mutating func end()

  /// A value comes next, of the term.
  mutating func key(_ term: Int)
  /// Values come next, of the term.
  mutating func beginList(_ term: Int)
  mutating func endList()

  mutating func text(_ text: Span<UInt8>)
  mutating func iri(_ text: Span<UInt8>)
  mutating func truth(_ truth: Bool)
  /// A number, of the datatype that the term has or else an integer.
  mutating func number(_ number: Int)
  mutating func literal(_ form: Span<UInt8>, _ type: LinkedDataType)
  mutating func date(_ date: PartialDate)
  /// A relation type, by its place in the vocabulary.
  mutating func type(_ place: Int, _ view: LinkedDataView)
  /// Something that the graph has, of a term that holds such references.
  mutating func reference(_ name: LinkedDataName, _ view: LinkedDataView)
  /// An actor, of a term that may also hold texts.
  mutating func actor(_ name: LinkedDataName, _ view: LinkedDataView)
  /// Begins a node that is a value, in a list.
  mutating func beginNode(_ classes: Int, _ name: LinkedDataName, _ view: LinkedDataView)
  mutating func endNode()
}

/// The datatypes of literals, by their compact IRIs.
enum LinkedDataType: String, CaseIterable {
  case integer = "xsd:integer"
  case decimal = "xsd:decimal"
  case boolean = "xsd:boolean"
  case day = "xsd:date"
  case month = "xsd:gYearMonth"
  case year = "xsd:gYear"
  case positiveInteger = "xsd:positiveInteger"
  case nonNegativeInteger = "xsd:nonNegativeInteger"

  /// The type of a date that is known so exactly.
  init(_ date: PartialDate) {
    self = date.day != nil ? .day : date.month != nil ? .month : .year
  }
}

/// The IRI of something that a graph has, in parts; see `Names`.
struct LinkedDataName {
  enum Owner { case actor, document, relation }

  /// What selects a passage.
  enum Selector: String { case quote, position }

  let owner: Owner
  let id: IdentifierNumber
  /// The number of a relation's piece of evidence, from 1; 0 for the relation itself.
  var evidence = 0
  var selector: Selector?
  /// The number of the selector's passage, from 1.
  var passage = 1

  static func actor(_ id: IdentifierNumber) -> LinkedDataName {
    LinkedDataName(owner: .actor, id: id)
  }

  static func document(_ id: IdentifierNumber) -> LinkedDataName {
    LinkedDataName(owner: .document, id: id)
  }

  static func relation(_ id: IdentifierNumber) -> LinkedDataName {
    LinkedDataName(owner: .relation, id: id)
  }
}

extension ByteBlock {
  /// Appends an IRI. It has no character that JSON, N-Triples or Turtle would escape.
  mutating func append(_ name: LinkedDataName, _ view: LinkedDataView) {
    switch name.owner {
    case .actor: append(view.actorName)
    case .document: append(view.documentName)
    case .relation: append(view.relationName)
    }
    append(local: name, view)
  }

  /// Appends what follows the beginning that the IRIs of all such things share.
  mutating func append(local name: LinkedDataName, _ view: LinkedDataView) {
    append(segment: view.storage.identifiers[name.id])
    if name.evidence == 0 { return }
    append(view.segmentSeparator)
    append("evidence")
    append(view.segmentSeparator)
    append(name.evidence)
    guard let selector = name.selector else { return }
    append(view.segmentSeparator)
    append(selector.rawValue)
    if name.passage > 1 {
      append(view.segmentSeparator)
      append(name.passage)
    }
  }
}
