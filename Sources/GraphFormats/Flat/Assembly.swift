import KnowledgeGraph

/// A graph that is put together from the elements of a flat format: nodes, edges, and values in columns.
///
/// In a file of ours each column says what the writer meant by it; in one made elsewhere, what
/// `Conventions` know of it, or else a property of its own name.
struct Assembly {
  /// What an element is.
  enum Owner: Int {
    case actor, relation
  }

  /// A key of GraphML, an attribute's name in DOT.
  struct Column {
    let owner: Owner
    let name: String
    let kind: PropertyKind
    let meaning: ColumnMeaning?
    let isColor: Bool
    /// The place of the property that the column's values are attributes of, once there are any.
    var property: Int?
    /// Which part of a colour the values are, in Gephi's files: red, green or blue.
    let colorChannel: Int?
  }

  /// A value that may be what an element is called, or what type it is of.
  struct Candidate {
    let column: Int
    let rank: Int
    let text: PooledText
  }

  /// Something that cannot be, and the position of what it is about, as the reader gave it.
  struct Fault: Error {
    let problem: String
    var position: UInt64?
  }

  /// The file that is read, or the last of several.
  var origin: Origin
  var builder = GraphBuilder()
  /// What a file of ours says of itself.
  var head: Head?
  var columns: [Column] = []
  /// The places of the columns by owner and name; of several of one name, the first one's.
  private var columnPlaces: [[String: Int]] = [[:], [:]]
  var draft = ElementDraft()
  var labels: [Candidate] = []
  var types: [Candidate] = []
  var properties = [OpenProperties(), OpenProperties()]
  var actorTypes = OpenTypes()
  var relationTypes = OpenTypes()
  /// Relations that the file gives no identifier.
  var unnamedRelations: [Int] = []
  /// The file's own document, once an element has it for its evidence.
  var originDocument: IdentifierNumber?
  /// Actors that are called otherwise than their elements, to which edges refer.
  var renamedActors: [IdentifierNumber: IdentifierNumber] = [:]
  /// Types that the file opens and uses for undirected edges only.
  var symmetricTypes: Set<IdentifierNumber> = []
  /// What the graph is called, where the file says it, and where that stands.
  var title: (text: Text, position: UInt64)?
  /// What the case is called, where that is not the file's name without its ending.
  var caseName: Identifier?
  /// Documents that a file without a head describes.
  var describedDocuments: [Document] = []
  /// Where the documents that the file describes stand in it, in their order.
  var documentPositions: [UInt64] = []
  /// The SHA-256 of the file, where it is counted; known at the end.
  var sha256: Text?
  var actorPositions: [UInt64] = []
  var relationPositions: [UInt64] = []
  var remarks = Remarks()

  init(_ origin: Origin) { self.origin = origin }

  /// The file that is read.
  struct Origin {
    let name: Text
    /// The endings of file names that are more than what follows the last dot.
    var fileExtensions: [String] = []
    /// Its document's identifier.
    var id: Identifier { Identifier(name) ?? "file" }
    /// The name without its ending.
    var stem: Identifier {
      let name = name.string
      let ending = fileExtensions.first { name.hasSuffix("." + $0) } ?? ""
      if let stem = Identifier(String(name.dropLast(ending.count + 1))), !ending.isEmpty {
        return stem
      }
      let parts = name.split(separator: ".")
      return Identifier(parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: ".")) ?? "graph"
    }
  }

  /// What stands at the head of a file of ours.
  struct Head {
    let metadata: Graph.Metadata
    let vocabulary: Vocabulary
    var documents: [Document]
    let keys: PropertyKeys
    /// What the IRIs of relations begin with.
    let relationPrefix: [UInt8]
    let position: UInt64
  }

  /// Takes the head of a file of ours, which stands at `position` in it; before any column.
  mutating func setHead(_ record: Record, at position: UInt64) throws(Fault) {
    do {
      guard record.integer("redstring") == 1 else {
        throw Fault(
          problem: "the file was made by a newer version of Redstring; this one reads version 1")
      }
      let vocabulary = try HeadRecord.vocabulary(record)
      let metadata = try HeadRecord.metadata(record)
      let head = Head(
        metadata: metadata, vocabulary: vocabulary,
        documents: try record.records("document").map(HeadRecord.document),
        keys: PropertyKeys(vocabulary), relationPrefix: Array(Names(metadata).relationPrefix.utf8),
        position: position)
      self.head = head
      documentPositions = head.documents.map { _ in position }
      enter(vocabulary)
    } catch let fault as Fault {
      throw fault
    } catch let misspelling as Misspelling {
      throw Fault(
        problem: "'\(misspelling.field)' in the head of the file is missing or not as Redstring "
          + "writes it")
    } catch let incoherences as Incoherences {
      throw Fault(
        problem: "the vocabulary in the head of the file: "
          + (incoherences.list.first?.description ?? "is incoherent"))
    } catch {
      throw Fault(problem: "the head of the file is not as Redstring writes it: \(error)")
    }
  }

  /// Enters the names that the head declares into the builder.
  mutating func enter(_ vocabulary: Vocabulary) {
    properties = [
      OpenProperties(vocabulary.actorProperties, &builder),
      OpenProperties(vocabulary.relationProperties, &builder),
    ]
    actorTypes = OpenTypes(vocabulary.actorTypes.map(\.name), &builder)
    relationTypes = OpenTypes(vocabulary.relationTypes.map(\.name), &builder)
  }

  /// Declares a column; its number.
  mutating func column(_ owner: Owner, _ name: String, _ kind: PropertyKind = .text) -> Int {
    let lowercased = name.lowercased()
    columns.append(
      Column(
        owner: owner, name: name, kind: kind, meaning: meaning(owner, name),
        isColor: owner == .actor && ["color", "colour", "fill", "fillcolor"].contains(lowercased),
        colorChannel: owner == .actor ? ["r", "g", "b"].firstIndex(of: lowercased) : nil))
    let place = columns.count - 1
    if head != nil, columns[place].meaning == .presentation, !ReservedKeys.areOurs(lowercased) {
      remarks.count("reserved " + name) { _ in
        "'\(name)' dropped: the name is one that tools give a meaning of their own"
      }
    }
    columnPlaces[owner.rawValue][name] = columnPlaces[owner.rawValue][name] ?? place
    return place
  }

  /// The column called `name`, declared where it is new.
  mutating func columnCalled(_ name: String, of owner: Owner) -> Int {
    columnPlaces[owner.rawValue][name] ?? column(owner, name)
  }

  private func meaning(_ owner: Owner, _ name: String) -> ColumnMeaning? {
    switch (owner, head) {
    case (.actor, let head?): ColumnMeaning(ofActor: name, head.keys.actorKeys)
    case (.relation, let head?): ColumnMeaning(ofRelation: name, head.keys.relationKeys)
    case (.actor, nil): Conventions.actor(name)
    case (.relation, nil): Conventions.relation(name)
    }
  }

  mutating func beginActor(_ id: IdentifierNumber?) { begin(id) }

  /// Begins a relation, with its identifier where it has one.
  mutating func beginRelation(_ id: IdentifierNumber?) { begin(id) }

  private mutating func begin(_ id: IdentifierNumber?) {
    draft.reset(firstAttribute: builder.storage.attributes.count)
    draft.id = id
    draft.element = id
    draft.isNameless = id == nil
    labels.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
  }

  /// Takes a value of the open element.
  mutating func value(_ column: Int, _ text: Span<UInt8>) throws(Fault) {
    do throws(Misspelling) {
      if let meaning = columns[column].meaning {
        try take(meaning, column, text)
      } else {
        attribute(column, text)
      }
    } catch {
      throw Fault(
        problem: "'\(text.prefix(80))' cannot be the value of '\(columns[column].name)'"
          + (error.field == columns[column].name ? "" : " (\(error.field))"))
    }
    if let channel = columns[column].colorChannel { draft.color[channel] = UInt8(text.string) }
    if columns[column].isColor { actorTypes.color = actorTypes.color ?? Color(text.string) }
  }

  /// Takes what the open element is called, where no column says it; a second one is an attribute.
  mutating func label(_ text: Span<UInt8>) {
    if labels.contains(where: { $0.column < 0 }) {
      attribute(columnCalled("label", of: .actor), text)
    } else {
      labels.append(Candidate(column: -1, rank: -1, text: builder.text(text)))
    }
  }

  /// Takes what type the open element is of, where no column says it; a second one is an attribute.
  mutating func type(_ text: Span<UInt8>) {
    if types.contains(where: { $0.column < 0 }) {
      attribute(columnCalled("label", of: .relation), text)
    } else {
      types.append(Candidate(column: -1, rank: -1, text: builder.text(text)))
    }
  }

  /// Adds a value as an attribute, of a property that the file has opened.
  mutating func attribute(_ column: Int, _ text: Span<UInt8>) {
    let owner = columns[column].owner
    if let place = columns[column].property { return property(place, owner, text) }
    let place =
      properties[owner.rawValue].place(columns[column].name, columns[column].kind, &builder)
    columns[column].property = place
    property(place, owner, text)
  }

  /// Adds a value of a property.
  mutating func property(_ place: Int, _ owner: Owner, _ text: Span<UInt8>) {
    let (name, kind) = properties[owner.rawValue][place]
    if let value = builder.value(text, kind) {
      builder.storage.attributes.append(AttributeRow(name, value))
      return
    }
    // A value that its column's kind does not allow makes the whole column text.
    let problem = columnName(place, owner)
    remarks.count("kind " + problem) { _ in
      "'\(problem)' is kept as text, because not every value is of the kind that the file declares"
    }
    properties[owner.rawValue].makeText(place)
    builder.storage.attributes.append(AttributeRow(name, .text(builder.text(text))))
  }

  private func columnName(_ place: Int, _ owner: Owner) -> String {
    builder.storage.identifiers[properties[owner.rawValue][place].name].string
  }
}

extension Span where Element == UInt8 {
  /// The first bytes as text, for a message.
  fileprivate func prefix(_ count: Int) -> String {
    self.count <= count ? string : extracting(0..<count).string + "…"
  }
}
