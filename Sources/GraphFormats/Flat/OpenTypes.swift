import KnowledgeGraph

/// The types of actors or of relations while a file is read: those that its head declares, and those that
/// its elements open.
struct OpenTypes {
  private(set) var isDeclared = PlaceTable()
  /// The types that the file opens, in the order in which they first occur.
  private(set) var opened: [IdentifierNumber] = []
  private var places = PlaceTable()
  /// The colour of the first actor of each type that has one, by the type's place among the opened.
  private var colors: [Color?] = []
  /// The colour of the open element, where it has one.
  var color: Color?

  init() {}

  init(_ declared: [Identifier], _ builder: inout GraphBuilder) {
    isDeclared = PlaceTable(declared.map { builder.identifier($0) })
  }

  /// Notes that an element is of the type called `name`.
  mutating func use(_ name: IdentifierNumber) {
    guard isDeclared[name] == nil else { return }
    if let place = places[name] {
      if let color, colors[place] == nil { colors[place] = color }
    } else {
      places[name] = opened.count
      opened.append(name)
      colors.append(color)
    }
  }

  /// Gives types that the file opens other names.
  mutating func rename(_ names: [IdentifierNumber: IdentifierNumber]) {
    opened = opened.map { names[$0] ?? $0 }
    places = PlaceTable(opened)
  }

  func color(at place: Int) -> Color? { colors[place] }

  func isOpened(_ name: IdentifierNumber) -> Bool { places[name] != nil }
}

extension Assembly {
  /// The vocabulary in force: the head's, and what the file opens.
  func vocabulary() throws(Incoherences) -> Vocabulary {
    let base = head?.vocabulary
    return try Vocabulary(
      actorTypes: (base?.actorTypes ?? [])
        + actorTypes.opened.enumerated().map { place, name in
          actorType(builder.storage.identifier(name), place)
        },
      relationTypes: (base?.relationTypes ?? [])
        + relationTypes.opened.map(relationType),
      actorProperties: properties[0].all(builder.storage),
      relationProperties: properties[1].all(builder.storage))
  }

  /// The built-in type of that name, or one that looks as the file has it, or else as its place says.
  private func actorType(_ name: Identifier, _ place: Int) -> ActorType {
    if let known = Vocabulary.builtIn.actorType(name) { return known }
    let palette = Vocabulary.builtIn.actorTypes.map(\.color)
    return ActorType(
      name: name, color: actorTypes.color(at: place) ?? palette[place % palette.count])
  }

  /// The built-in type of that name, for any ends, or a new one.
  private func relationType(_ number: IdentifierNumber) -> RelationType {
    let name = builder.storage.identifier(number)
    if var known = Vocabulary.builtIn.relationType(name) {
      known.domain = []
      known.range = []
      return known
    }
    let isSymmetric = symmetricTypes.contains(number)
    guard name.string.hasSuffix(Assembly.undirectedMark) else {
      return RelationType(name: name, isSymmetric: isSymmetric)
    }
    let label = Text(String(name.string.dropLast(Assembly.undirectedMark.count)))
    return RelationType(name: name, label: label, isSymmetric: true)
  }

  /// What follows the name of a type that a file uses for undirected edges.
  static let undirectedMark = " (undirected)"

  /// The type of an edge that says it is of the type called `name`.
  mutating func relationType(
    _ name: IdentifierNumber, isDirected: Bool
  ) -> IdentifierNumber {
    if isDirected { return name }
    let identifier = builder.storage.identifier(name)
    let known =
      head?.vocabulary.relationType(identifier) ?? Vocabulary.builtIn.relationType(identifier)
    if known?.isSymmetric == true { return name }
    return builder.identifier(Text(identifier.string + Assembly.undirectedMark).string.utf8.span)
  }
}
