public import GraphFormats
public import KnowledgeGraph

extension Graph {
  /// The graph without what is called `feature`, and otherwise the same: absent where something
  /// else can be so, and put in the place of something plain where nothing can, as with quotes,
  /// identifiers and order.
  ///
  /// - Throws: `Incoherences`, which no graph has.
  public func removing(_ feature: GraphFeature) throws(Incoherences) -> Graph {
    var metadata = metadata
    var vocabulary = vocabulary
    var documents = documents
    var actors = Array(actors)
    var relations = Array(relations)
    switch feature {
    case .title: metadata.title = nil
    case .base: metadata.base = nil
    case .vocabulary: vocabulary = try vocabulary.redefined()
    case .documents:
      documents = documents.map { Document(id: $0.id, file: $0.file, sha256: $0.sha256) }
    case .documentFiles:
      for place in documents.indices {
        documents[place].file = nil
        documents[place].sha256 = nil
      }
    case .order:
      documents.reverse()
      actors.reverse()
      relations.reverse()
    default:
      for place in actors.indices { actors[place].remove(feature) }
      for place in relations.indices { relations[place].remove(feature, place) }
    }
    return try Graph(
      metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
      relations: relations)
  }
}

extension Vocabulary {
  /// The same names and kinds, otherwise defined. Who may stand at the ends is left open; a
  /// symmetric type stays so, because it says which relations are equal.
  fileprivate func redefined() throws(Incoherences) -> Vocabulary {
    try Vocabulary(
      actorTypes: actorTypes.map { type in
        ActorType(
          name: type.name, label: "another label", definition: "another definition",
          iri: Vocabulary.iri("actor", type.name), color: type.color.inverted,
          shape: type.shape == .ellipse ? .rectangle : .ellipse)
      },
      relationTypes: relationTypes.map { type in
        RelationType(
          name: type.name, label: "another label", inverseLabel: "another inverse",
          definition: "another definition", isSymmetric: type.isSymmetric,
          iri: Vocabulary.iri("relation", type.name))
      },
      actorProperties: Vocabulary.redefined(actorProperties, "actor-property"),
      relationProperties: Vocabulary.redefined(relationProperties, "relation-property"))
  }

  private static func redefined(_ properties: [Property], _ kind: String) -> [Property] {
    properties.map {
      Property($0.name, $0.kind, label: "another label", iri: iri(kind, $0.name))
    }
  }

  private static func iri(_ kind: String, _ name: Identifier) -> IRI {
    IRI(unchecked: "urn:another:\(kind):" + IRI.encodingSegment(name.string))
  }
}

extension Color {
  /// Another colour.
  fileprivate var inverted: Color {
    Color(UInt32(255 - red) << 16 | UInt32(255 - green) << 8 | UInt32(255 - blue))
  }
}

extension Actor {
  fileprivate mutating func remove(_ feature: GraphFeature) {
    switch feature {
    case .aliases: aliases = []
    case .descriptions: description = nil
    case .sameAs: sameAs = []
    case .actorProperties: attributes = [:]
    case .inferences: isInferred = false
    case .reviews: review = nil
    default: break
    }
  }
}

extension Relation {
  fileprivate mutating func remove(_ feature: GraphFeature, _ place: Int) {
    switch feature {
    case .relationIdentifiers: id = Identifier(stringLiteral: "without-identifier-\(place)")
    case .dates: claim.time = nil
    case .denials: claim.polarity = .affirmative
    case .relationProperties: claim.attributes = [:]
    case .inferences: claim.isInferred = false
    case .reviews: claim.review = nil
    case .furtherEvidence: evidence = Array(evidence.prefix(1))
    default: for piece in evidence.indices { evidence[piece].remove(feature) }
    }
  }
}

extension Evidence {
  fileprivate mutating func remove(_ feature: GraphFeature) {
    switch feature {
    // What was looked for has words.
    case .quotes: quote?.text = "other words"
    case .contexts:
      quote?.prefix = nil
      quote?.suffix = nil
    case .speakers: speaker = nil
    case .stances: stance = .asserts
    default: break
    }
    switch (feature, state) {
    case (.contexts, .found(var finding)):
      finding.before = "other words before"
      finding.after = "other words behind"
      state = .found(finding)
    case (.passages, .found(var finding)):
      finding.passages = finding.passages.map(\.elsewhere)
      state = .found(finding)
    case (.lines, .file): state = .file(line: nil)
    default: break
    }
  }
}

extension Evidence.Passage {
  /// Another passage of the same length, one scalar on.
  fileprivate var elsewhere: Evidence.Passage {
    Evidence.Passage(
      range: range.lowerBound + 1..<range.upperBound + 1,
      exact: Text(String(repeating: "y", count: range.count)))
  }
}
