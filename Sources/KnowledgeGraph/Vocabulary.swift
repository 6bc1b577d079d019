/// The actor types, relation types and properties in force: the built-in ones and a case's own.
///
/// A vocabulary is coherent by itself: names and IRIs are unique in their list, and every type that a
/// relation type names as a possible end exists.
public struct Vocabulary: Sendable {
  public let actorTypes: [ActorType]
  public let relationTypes: [RelationType]
  public let actorProperties: [Property]
  public let relationProperties: [Property]

  private let actorTypeIndex: [Identifier: Int]
  private let relationTypeIndex: [Identifier: Int]
  private let actorPropertyIndex: [Identifier: Int]
  private let relationPropertyIndex: [Identifier: Int]

  /// Makes a vocabulary.
  ///
  /// - Throws: `Incoherences`, when a name or an IRI is given twice, or an end is not an actor type.
  public init(
    actorTypes: [ActorType], relationTypes: [RelationType], actorProperties: [Property],
    relationProperties: [Property]
  ) throws(Incoherences) {
    var found: [Incoherence] = []
    func index(
      _ entries: [(name: Identifier, iri: IRI)], _ subject: (Int) -> Incoherence.Subject
    ) -> [Identifier: Int] {
      var index: [Identifier: Int] = [:]
      var owners: [IRI: Int] = [:]
      for (position, entry) in entries.enumerated() {
        if let first = index[entry.name] {
          found.append(Incoherence(subject(position), .id, .duplicate(entry.name, first: first)))
        } else {
          index[entry.name] = position
        }
        if let first = owners[entry.iri], index[entry.name] == position {
          found.append(
            Incoherence(subject(position), .iri, .sharedIRI(entry.iri, owner: entries[first].name)))
        }
        owners[entry.iri] = owners[entry.iri] ?? position
      }
      return index
    }
    self.actorTypes = actorTypes
    self.relationTypes = relationTypes
    self.actorProperties = actorProperties
    self.relationProperties = relationProperties
    let actorTypeIndex = index(
      actorTypes.map { ($0.name, $0.iri) }, Incoherence.Subject.actorType)
    self.actorTypeIndex = actorTypeIndex
    self.relationTypeIndex = index(
      relationTypes.map { ($0.name, $0.iri) }, Incoherence.Subject.relationType)
    self.actorPropertyIndex = index(
      actorProperties.map { ($0.name, $0.iri) }, Incoherence.Subject.actorProperty)
    self.relationPropertyIndex = index(
      relationProperties.map { ($0.name, $0.iri) }, Incoherence.Subject.relationProperty)
    for (position, type) in relationTypes.enumerated() {
      for (part, ends) in [(Incoherence.Part.from, type.domain), (.to, type.range)] {
        for (place, end) in ends.enumerated() where actorTypeIndex[end] == nil {
          found.append(
            Incoherence(.relationType(position), part, .unknownActorType(end), item: place))
        }
      }
    }
    guard found.isEmpty else { throw Incoherences(found) }
  }

  /// The actor type called `name`.
  public func actorType(_ name: Identifier) -> ActorType? {
    actorTypeIndex[name].map { actorTypes[$0] }
  }

  /// The relation type called `name`.
  public func relationType(_ name: Identifier) -> RelationType? {
    relationTypeIndex[name].map { relationTypes[$0] }
  }

  /// The property of actors called `name`.
  public func actorProperty(_ name: Identifier) -> Property? {
    actorPropertyIndex[name].map { actorProperties[$0] }
  }

  /// The property of relations called `name`.
  public func relationProperty(_ name: Identifier) -> Property? {
    relationPropertyIndex[name].map { relationProperties[$0] }
  }

  /// Whether a relation of the type called `name` is the same as its reverse.
  public func isSymmetric(_ name: Identifier) -> Bool {
    relationType(name)?.isSymmetric ?? false
  }
}

extension Vocabulary: Equatable {
  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left.actorTypes == right.actorTypes && left.relationTypes == right.relationTypes
      && left.actorProperties == right.actorProperties
      && left.relationProperties == right.relationProperties
  }
}

/// A kind of actor, and how it is drawn.
public struct ActorType: Hashable, Sendable {
  public var name: Identifier
  /// The name as people read it: `organisation`.
  public var label: Text
  public var definition: Text?
  /// The type's own IRI: unless a case gives one, `urn:redstring:actor-type:<name>`.
  public var iri: IRI
  /// Classes of published vocabularies that include this type.
  public var superClasses: [IRI]
  public var color: Color
  public var shape: Shape

  /// Makes an actor type.
  public init(
    name: Identifier, label: Text? = nil, definition: Text? = nil, iri: IRI? = nil,
    superClasses: [IRI] = [], color: Color, shape: Shape = .ellipse
  ) {
    self.name = name
    self.label = label ?? name.label
    self.definition = definition
    self.iri = iri ?? name.iri(after: "urn:redstring:actor-type:")
    self.superClasses = superClasses
    self.color = color
    self.shape = shape
  }

  /// The name of the type of actors of which no type is known; it yields to any other.
  public static let unknown: Identifier = "thing"

  /// The outline of an actor in a picture.
  public enum Shape: String, CaseIterable, Sendable {
    case ellipse
    case rectangle
    case roundedRectangle = "rounded-rectangle"
    case hexagon
    case octagon
    case house
    case note
    case box
    case cylinder
  }
}

/// A colour of the screen: red, green and blue, 0 to 255 each.
public struct Color: Hashable, Sendable, CustomStringConvertible {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  /// Makes a colour from a number of six hexadecimal digits: `0xRRGGBB`.
  public init(_ hexadecimal: UInt32) {
    red = UInt8(truncatingIfNeeded: hexadecimal >> 16)
    green = UInt8(truncatingIfNeeded: hexadecimal >> 8)
    blue = UInt8(truncatingIfNeeded: hexadecimal)
  }

  /// Reads `#rrggbb`, in either case; nothing else is a colour.
  public init?(_ string: String) {
    let digits = string.utf8.dropFirst()
    let isHexadecimal = digits.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
    }
    guard string.utf8.first == UInt8(ascii: "#"), digits.count == 6, isHexadecimal,
      let number = UInt32(string.dropFirst(), radix: 16)
    else { return nil }
    self.init(number)
  }

  /// The colour as `#rrggbb`, in lower case.
  public var description: String {
    let number = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// A verb of record: what an actor may be said to do to another.
public struct RelationType: Hashable, Sendable {
  public var name: Identifier
  /// The name as people read it, from start to end: `supplies`.
  public var label: Text
  /// The name as people read it, from end to start: `supplied by`.
  public var inverseLabel: Text?
  public var definition: Text?
  /// The actor types that may stand at the start; empty where any may.
  public var domain: [Identifier]
  /// The actor types that may stand at the end; empty where any may.
  public var range: [Identifier]
  /// Whether a relation of this type is the same as its reverse.
  public var isSymmetric: Bool
  /// The type's own IRI: unless a case gives one, `urn:redstring:vocabulary:<name>`.
  public var iri: IRI
  /// Properties of published vocabularies that include this type; never shared between two types.
  public var superProperties: [IRI]

  /// Makes a relation type.
  public init(
    name: Identifier, label: Text? = nil, inverseLabel: Text? = nil, definition: Text? = nil,
    domain: [Identifier] = [], range: [Identifier] = [], isSymmetric: Bool = false,
    iri: IRI? = nil, superProperties: [IRI] = []
  ) {
    self.name = name
    self.label = label ?? name.label
    self.inverseLabel = inverseLabel
    self.definition = definition
    self.domain = domain
    self.range = range
    self.isSymmetric = isSymmetric
    self.iri = iri ?? name.iri(after: "urn:redstring:vocabulary:")
    self.superProperties = superProperties
  }
}

/// A name and kind of value that actors or relations may have.
public struct Property: Hashable, Sendable {
  public var name: Identifier
  public var kind: PropertyKind
  /// The name as people read it.
  public var label: Text
  /// The property's own IRI: unless a case gives one, `urn:redstring:property:<name>`.
  public var iri: IRI

  /// Makes a property.
  public init(_ name: Identifier, _ kind: PropertyKind, label: Text? = nil, iri: IRI? = nil) {
    self.name = name
    self.kind = kind
    self.label = label ?? name.label
    self.iri = iri ?? name.iri(after: "urn:redstring:property:")
  }
}

extension Identifier {
  /// The identifier with spaces for hyphens: `quoted-about` is read as "quoted about".
  public var label: Text {
    Text(String(string.unicodeScalars.map { $0 == "-" ? " " : Character($0) }))
  }

  /// The IRI that `prefix` and the identifier, percent-encoded, make.
  package func iri(after prefix: String) -> IRI {
    IRI(unchecked: prefix + IRI.encodingSegment(string))
  }
}
