/// What kind of value a property has, as the vocabulary declares it; never guessed from spelling.
public enum PropertyKind: String, CaseIterable, Sendable {
  case text
  case integer
  case decimal
  case boolean
  case date
  case actor
  /// An actor's identifier where such an actor exists, and text otherwise.
  case actorOrText = "actor or text"
}

/// A decimal number as it was written (XML Schema's `decimal`), so that 0.9 stays 0.9.
public struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number as it was written: an optional sign, digits, at most one point.
  public let lexicalForm: String

  /// Makes a number, or nothing when `string` is not one.
  public init?(_ string: String) {
    guard DecimalNumber.isLexicalForm(string.utf8.span) else { return nil }
    self.lexicalForm = string
  }

  /// Whether bytes spell a number: an optional sign, digits, at most one point.
  package static func isLexicalForm(_ text: Span<UInt8>) -> Bool {
    var digits = 0
    var points = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"): if index > 0 { return false }
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }

  /// Makes a number of what is known to be one.
  init(known lexicalForm: String) { self.lexicalForm = lexicalForm }

  /// The number as it was written.
  public var description: String { lexicalForm }
}

/// The value of an attribute.
public enum AttributeValue: Hashable, Sendable {
  case text(Text)
  case integer(Int)
  case decimal(DecimalNumber)
  case boolean(Bool)
  case date(PartialDate)
  case actor(Identifier)

  /// Whether a property of `kind` may have this value.
  public func fits(_ kind: PropertyKind) -> Bool {
    switch (self, kind) {
    case (.text, .text), (.text, .actorOrText), (.integer, .integer), (.decimal, .decimal),
      (.boolean, .boolean), (.date, .date), (.actor, .actor), (.actor, .actorOrText):
      true
    default:
      false
    }
  }
}

/// A property's name and the value that an actor or a relation has for it.
public struct Attribute: Hashable, Sendable {
  /// The name of a property that the vocabulary declares.
  public let name: Identifier
  /// The value, of the declared kind.
  public let value: AttributeValue

  /// Makes an attribute.
  public init(_ name: Identifier, _ value: AttributeValue) {
    self.name = name
    self.value = value
  }
}

/// The attributes of one actor or relation: at most one of each name, in the order of their names'
/// bytes, so that what was written in another order is equal.
public struct Attributes: Hashable, Sendable, RandomAccessCollection {
  private var sorted: [Attribute] = []

  /// Makes an empty set of attributes.
  public init() {}

  /// Makes a set of attributes; of two with the same name the later one stays.
  public init(_ attributes: some Sequence<Attribute>) {
    for attribute in attributes { self[attribute.name] = attribute.value }
  }

  /// Makes a set of attributes that are in order already.
  init(inOrder attributes: [Attribute]) { sorted = attributes }

  /// The value of the attribute called `name`.
  public subscript(name: Identifier) -> AttributeValue? {
    get {
      let place = insertionIndex(of: name)
      return place < sorted.count && sorted[place].name == name ? sorted[place].value : nil
    }
    set {
      let place = insertionIndex(of: name)
      if place < sorted.count, sorted[place].name == name { sorted.remove(at: place) }
      if let newValue { sorted.insert(Attribute(name, newValue), at: place) }
    }
  }

  public var startIndex: Int { sorted.startIndex }
  public var endIndex: Int { sorted.endIndex }
  public subscript(position: Int) -> Attribute { sorted[position] }

  private func insertionIndex(of name: Identifier) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Attributes: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Identifier, AttributeValue)...) {
    self.init(elements.map { Attribute($0.0, $0.1) })
  }
}
