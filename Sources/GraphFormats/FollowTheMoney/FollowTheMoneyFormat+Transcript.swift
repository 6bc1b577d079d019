import KnowledgeGraph

extension FollowTheMoneyFormat: TranscribableFormat {
  /// Goes through entities that this format wrote, each of which stands for itself.
  ///
  /// - Throws: `ReadError`, `StreamRefusal`, or what the source or the files throw.
  package func transcript<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ scratch: any Scratch, size: Int
  ) throws -> Transcript {
    var transcription = try FollowTheMoneyTranscription(
      Assembly.Origin(name: source.name), scratch)
    var count = 0
    try source.readLines { line in
      try transcription.reader.take(line)
      count += line.count
      if count >= size {
        try transcription.takeEntities()
        count = 0
      }
    }
    return try transcription.transcript(sha256: source.sha256())
  }
}

/// Brings entities of ours to the disk as JSON lines.
///
/// The vocabulary is what they use: it is known at the end, and a type or property that comes later changes nothing
/// of what is written of those before.
private struct FollowTheMoneyTranscription {
  /// The reader of the stretch at hand.
  var reader: FollowTheMoneyReader
  private var writer: TranscriptWriter
  private let origin: Assembly.Origin
  private var rest: FollowTheMoneyRest?
  private var documents: [Document] = []
  /// Whether there is a relation, of which the file is the evidence.
  private var hasEvidence = false
  private var vocabulary = try? Vocabulary(
    actorTypes: [], relationTypes: [], actorProperties: [], relationProperties: [])
  private var replacedScalars = 0

  init(_ origin: Assembly.Origin, _ scratch: any Scratch) throws {
    self.origin = origin
    reader = FollowTheMoneyReader(origin, byteCount: 0)
    writer = try TranscriptWriter(scratch)
  }

  /// Writes what the entities so far are, and forgets them.
  mutating func takeEntities() throws {
    if reader.entities.isEmpty { return }
    let rest = try checked()
    var stretch = FollowTheMoneyAssembly(reader, rest)
    do throws(Assembly.Fault) {
      try stretch.takeStretch()
    } catch {
      throw StreamRefusal("something in it cannot be")
    }
    if let reason = stretch.openQuestion ?? stretch.assembly.whatEntitiesLeaveOpen {
      throw StreamRefusal(reason)
    }
    try take(stretch.assembly.describedDocuments)
    guard let vocabulary = try? stretch.assembly.vocabulary() else {
      throw StreamRefusal("its vocabulary is not coherent")
    }
    let storage = stretch.assembly.builder.storage
    hasEvidence = hasEvidence || !storage.evidence.isEmpty
    replacedScalars += stretch.assembly.builder.replacedScalars
    try writer.add(storage, vocabulary)
    begin(with: vocabulary, stretch.assembly.remarks)
  }

  /// The rest of the file for the entities at hand.
  private mutating func checked() throws -> FollowTheMoneyRest {
    var rest = rest ?? FollowTheMoneyRest(dataset: reader.entities[0].origin?.dataset ?? "")
    for entity in reader.entities {
      guard let origin = entity.origin, origin.dataset == rest.dataset else {
        throw StreamRefusal("it is not one case that was written by Redstring")
      }
      let id = reader.assembly.builder.storage.identifiers[entity.id]
      guard let name = rest.name(of: id, origin.kind), !rest.isOfCase(name.string)
      else { throw StreamRefusal("an id in it is not as Redstring writes it") }
      if origin.kind == .document { rest.documents[id.string] = name }
    }
    self.rest = rest
    return rest
  }

  private mutating func take(_ more: [Document]) throws {
    if more.isEmpty { return }
    let known = Set(documents.map(\.id))
    if more.contains(where: { known.contains($0.id) }) {
      throw StreamRefusal("two of its documents share an id")
    }
    documents += more
  }

  /// Begins the next stretch, with the names that have been opened so far.
  private mutating func begin(with vocabulary: Vocabulary, _ remarks: Remarks) {
    let number = reader.number
    reader = FollowTheMoneyReader(origin, byteCount: 0)
    reader.number = number
    reader.assembly.remarks = remarks
    reader.assembly.open(vocabulary)
    self.vocabulary = vocabulary
  }

  /// The transcript of all entities.
  consuming func transcript(sha256: Text?) throws -> Transcript {
    try takeEntities()
    guard let rest, let vocabulary,
      let name = FollowTheMoneyIdentifiers.decoded(rest.dataset.utf8)
        .flatMap({ Identifier($0.span.string) })
    else { throw StreamRefusal("it is not one case that was written by Redstring") }
    if hasEvidence, !documents.contains(where: { $0.id == origin.id }) {
      documents.append(
        Document(id: origin.id, title: origin.name, file: origin.name, sha256: sha256))
    }
    reader.assembly.remarks.count(replaced: replacedScalars)
    return try writer.transcript(
      Graph(head: Graph.Metadata(name: name), vocabulary, documents),
      reader.assembly.remarks.list)
  }
}

extension Assembly {
  /// What entities leave open; types and properties are opened by each file.
  fileprivate var whatEntitiesLeaveOpen: String? {
    if !unnamedRelations.isEmpty { return "it has relations without an id" }
    let types = relationTypes.opened.map { builder.storage.identifier($0).string }
    if types.contains(where: { $0.hasSuffix(Assembly.undirectedMark) }) {
      return "it has types of undirected relations"
    }
    return nil
  }

  /// Opens the names of a vocabulary, in its order.
  fileprivate mutating func open(_ vocabulary: Vocabulary) {
    for type in vocabulary.actorTypes { actorTypes.use(builder.identifier(type.name)) }
    for type in vocabulary.relationTypes { relationTypes.use(builder.identifier(type.name)) }
    for property in vocabulary.actorProperties {
      _ = properties[0].place(property.name.string, property.kind, &builder)
    }
    for property in vocabulary.relationProperties {
      _ = properties[1].place(property.name.string, property.kind, &builder)
    }
  }
}
