import KnowledgeGraph

/// How the properties of a vocabulary are called in a flat format: the one place that decides it.
///
/// A key is the property's name where that is an NMTOKEN (XML 1.0) which no format uses for something
/// else; otherwise `attribute.` and the name with every other scalar as `_`. Keys are unique without
/// regard to case, so that no tool makes one column of two. A file lists its keys with the names they
/// stand for, so nothing has to be undone by rule.
struct PropertyKeys: Sendable {
  /// One property and how it is called.
  struct Entry: Equatable, Sendable {
    let property: Property
    let key: String

    /// The key of an actor's identifier, where the property's values may be actors; its own key then
    /// has the actor's name, which is what people want to see in a column.
    var actorKey: String { key + "_actor" }

    /// Whether a value may be an actor.
    var mayBeActor: Bool { AttributeValue.actor("any").fits(property.kind) }
  }

  let actor: [Entry]
  let relation: [Entry]
  /// The places of the entries by their keys, and by the keys of their actors.
  let actorKeys: KeyPlaces
  let relationKeys: KeyPlaces
  private let actorPlaces: [Identifier: Int]
  private let relationPlaces: [Identifier: Int]

  /// Where entries stand in their list.
  struct KeyPlaces: Sendable {
    let own: [String: Int]
    let actors: [String: Int]

    fileprivate init(_ entries: [Entry]) {
      own = Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
      actors = Dictionary(
        entries.enumerated().filter(\.element.mayBeActor).map { ($1.actorKey, $0) }
      ) { first, _ in first }
    }
  }

  init(_ vocabulary: Vocabulary) {
    actor = PropertyKeys.entries(vocabulary.actorProperties)
    relation = PropertyKeys.entries(vocabulary.relationProperties)
    actorKeys = KeyPlaces(actor)
    relationKeys = KeyPlaces(relation)
    actorPlaces = PropertyKeys.places(actor)
    relationPlaces = PropertyKeys.places(relation)
  }

  /// The entry of an actor's property; one that the vocabulary declares.
  func actor(_ name: Identifier) -> Entry? { actorPlaces[name].map { actor[$0] } }

  /// The entry of a relation's property; one that the vocabulary declares.
  func relation(_ name: Identifier) -> Entry? { relationPlaces[name].map { relation[$0] } }

  private static func places(_ entries: [Entry]) -> [Identifier: Int] {
    Dictionary(entries.enumerated().map { ($1.property.name, $0) }) { first, _ in first }
  }

  private static func entries(_ properties: [Property]) -> [Entry] {
    var taken: Set<String> = []
    return properties.map { property in
      let wanted = wantedKey(property.name.string)
      var key = wanted
      var number = 2
      while taken.contains(key.lowercased()) || taken.contains((key + "_actor").lowercased()) {
        key = wanted + ".\(number)"
        number += 1
      }
      taken.insert(key.lowercased())
      taken.insert((key + "_actor").lowercased())
      return Entry(property: property, key: key)
    }
  }

  private static func wantedKey(_ name: String) -> String {
    // Underscores are for the keys of the flat view itself: `same_as`, `evidence_1_quote`.
    if NameToken.isNameToken(name), !name.contains("_"), !name.contains("."),
      !ReservedKeys.contains(name.lowercased())
    {
      return name
    }
    return "attribute." + NameToken.replacingOthers(in: name)
  }
}

/// XML's NMTOKEN, as far as every reader of GraphML agrees on it: ASCII letters and digits, `.`, `-`,
/// `_` and `:`.
enum NameToken {
  static func isNameToken(_ string: String) -> Bool {
    isNameToken(string.utf8.span)
  }

  static func isNameToken(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !isAllowed(bytes[index]) { return false }
    return !bytes.isEmpty
  }

  static func replacingOthers(in string: String) -> String {
    String(
      string.unicodeScalars.map { scalar in
        scalar.isASCII && isAllowed(UInt8(scalar.value)) ? Character(scalar) : "_"
      })
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
    default: false
    }
  }
}

/// Names that a property cannot have as its key, in lower case: the flat view's own, those that tools
/// give a meaning on import, and Graphviz's attributes, which would change the picture.
enum ReservedKeys {
  static func contains(_ key: String) -> Bool { all.contains(key) }

  /// Whether our writers use the name for a picture or for tools, or a tool for where things were drawn or for
  /// what it says twice.
  static func areOurs(_ key: String) -> Bool { ours.contains(key) || key.hasPrefix("evidence_") }

  private static let ours = Set(
    """
    label labels labelv labele interaction uid color r g b x y z size weight symmetric source target \
    shape fillcolor style tooltip fontname fontsize fontcolor arrowsize arrowhead arrowtail dir pos \
    width height lp xlp head_lp tail_lp rects vertices penwidth footnote \
    value group key index vx vy vz fx fy fz shared_name shared_interaction \
    source_original target_original
    """.split(separator: " ").map(String.init))

  private static let all = Set(
    (flatView + imports + graphviz).split(separator: " ").map(String.init))

  private static let flatView = """
    name type alias description inferred review id from to date start end polarity evidence \
    evidence_count redstring case title base document documents vocabulary keys empty identifier \
    symmetric 
    """

  /// Gephi, Cytoscape, TinkerPop, APOC, igraph, NetworkX, Tulip and d3.
  private static let imports = """
    label labels labelv labele interaction uid color colour r g b x y z size weight source target \
    key edgeid edgetype timeset interval directed canonicalname selected shared suid parent value \
    shared_name shared_interaction source_original target_original index vx vy vz fx fy fz footnote 
    """

  /// The node and edge attributes of Graphviz.
  private static let graphviz = """
    area arrowhead arrowsize arrowtail class colorscheme comment constraint decorate dir distortion \
    edgehref edgetarget edgetooltip edgeurl fillcolor fixedsize fontcolor fontname fontsize \
    gradientangle group head_lp headclip headhref headlabel headport headtarget headtooltip headurl \
    height href image imagepos imagescale labelangle labeldistance labelfloat labelfontcolor \
    labelfontname labelfontsize labelhref labelloc labeltarget labeltooltip labelurl layer len \
    lhead lp ltail margin minlen nojustify ordering orientation penwidth peripheries pin pos rects \
    regular root samehead sametail samplepoints shape shapefile showboxes sides skew sortv style \
    tail_lp tailclip tailhref taillabel tailport tailtarget tailtooltip tailurl target tooltip url \
    vertices width xlabel xlp
    """
}
