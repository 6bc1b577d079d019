import KnowledgeGraph

/// What the values of a column (a key of GraphML, an attribute of DOT) say of an actor or a relation.
enum ColumnMeaning: Hashable {
  /// Nothing that the graph holds: it is for tools, or for the picture.
  case presentation

  // In a file of ours.
  /// What is shown: it counts for an element that someone has added by hand.
  case shown
  /// The relation's IRI: it counts where a tool has taken the identifiers of edges away.
  case address
  case actor(ActorField)
  case relation(RelationField)
  /// The identifier, where the format's own cannot be.
  case identifier
  /// What the node was called in a file of ours, before a tool gave it another number.
  case elementIdentifier
  /// One of a numbered list.
  case alias(Int)
  case sameAs(Int)
  /// The names of columns whose text is empty.
  case empty
  case evidence(Int, EvidenceField)
  case passage(Int, Int, PassageField)

  /// A property, by its place in the vocabulary.
  case property(Int)
  /// The actor that is a property's value.
  case propertyActor(Int)

  // In a file made elsewhere.
  /// What the actor or relation is called; of several the one with the lowest rank counts.
  case label(rank: Int)
  /// What type it is of.
  case type(rank: Int)
  case description
  /// All evidence as JSON text: what is left of a file of ours.
  case evidenceText
}

extension ColumnMeaning {
  /// What an actor's column called `name` says in a file of ours; nothing where we do not write one.
  init?(ofActor name: String, _ keys: PropertyKeys.KeyPlaces) {
    if let field = ActorField.allCases.first(where: { $0.name == name }) {
      self = .actor(field)
    } else if name == "label" {
      self = .shown
    } else if name == "identifier" {
      self = .identifier
    } else if name == "id" || name == ColumnMeaning.renumbered {
      self = .elementIdentifier
    } else if let place = ColumnMeaning.place(name, in: ActorField.alias.name) {
      self = .alias(place)
    } else if let place = ColumnMeaning.place(name, in: ActorField.sameAs.name) {
      self = .sameAs(place)
    } else if let other = ColumnMeaning(name, keys) {
      self = other
    } else {
      return nil
    }
  }

  /// What a relation's column called `name` says in a file of ours; nothing where we do not write one.
  init?(ofRelation name: String, _ keys: PropertyKeys.KeyPlaces) {
    if let field = RelationField.allCases.first(where: { $0.name == name }) {
      self = .relation(field)
    } else if name == "label" {
      self = .shown
    } else if name == "uid" {
      self = .address
    } else if name == "identifier" {
      self = .identifier
    } else if name == ColumnMeaning.renumbered {
      self = .elementIdentifier
    } else if let other = ColumnMeaning(evidence: name) ?? ColumnMeaning(name, keys) {
      self = other
    } else {
      return nil
    }
  }

  /// What Cytoscape calls the identifier that a file had for an element, when it writes it again with its own.
  private static let renumbered = "id_original"

  private init?(_ name: String, _ keys: PropertyKeys.KeyPlaces) {
    if name == "empty" {
      self = .empty
    } else if let place = keys.own[name] {
      self = .property(place)
    } else if let place = keys.actors[name] {
      self = .propertyActor(place)
    } else if ReservedKeys.contains(name.lowercased()) {
      self = .presentation
    } else {
      return nil
    }
  }

  /// `evidence_2_quote`, `evidence_2_passage_1_exact`; `evidence_quote` is for tools.
  private init?(evidence name: String) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts[0] == "evidence" else { return nil }
    if parts.count == 3, let place = ColumnMeaning.place(parts[1]),
      let field = EvidenceField(rawValue: parts[2])
    {
      self = .evidence(place, field)
    } else if parts.count == 5, let place = ColumnMeaning.place(parts[1]), parts[2] == "passage",
      let passage = ColumnMeaning.place(parts[3]), let field = PassageField(rawValue: parts[4])
    {
      self = .passage(place, passage, field)
    } else {
      self = .presentation
    }
  }

  /// A number that counts from 1, as a place from 0.
  private static func place(_ number: String) -> Int? {
    guard let number = Int(number), number >= 1 else { return nil }
    return number - 1
  }

  /// The place in `list` that a column called `name` has.
  private static func place(_ name: String, in list: String) -> Int? {
    name.hasPrefix(list + "_") ? place(String(name.dropFirst(list.count + 1))) : nil
  }
}
