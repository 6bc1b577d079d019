import KnowledgeGraph

/// Makes a graph of entities, line by line. They are collected first: an edge may stand before its ends, and
/// lines with the same identifier are fragments of one entity.
struct FollowTheMoneyReader {
  var assembly: Assembly
  /// The line at hand, from 1.
  var number = 0
  /// The names of properties.
  var names = IdentifierTable()
  var entities: [Entity] = []
  /// Where in the list the entity with an identifier stands.
  var places = PlaceTable()

  /// An entity that has been read.
  struct Entity {
    let id: IdentifierNumber
    var schemaName: String
    /// Nothing where FollowTheMoney has no schema of that name.
    var schema: FollowTheMoneySchema?
    let line: Int
    var caption: PooledText?
    /// What it is in a case of ours, where our writer made it.
    var origin: Origin?
    var values: [Value] = []

    /// The case that an entity is of, and which kind of thing it is there.
    struct Origin {
      let dataset: String
      let kind: FollowTheMoneyIdentifiers.Kind
    }

    /// A value of a property.
    struct Value {
      let property: IdentifierNumber
      let text: PooledText
      /// Whether an entity stands there, not only its identifier.
      let isEntity: Bool
    }
  }

  /// What a line, or an entity in one, says before it is known whose it is.
  struct Members {
    var id: IdentifierNumber?
    var schema: String?
    var caption: PooledText?
    var datasets: [String] = []
    var values: [Entity.Value] = []
    /// Of a statement.
    var property: IdentifierNumber?
    var value: PooledText?
    var entityID: IdentifierNumber?
    var canonicalID: IdentifierNumber?
  }

  init(_ origin: Assembly.Origin, byteCount: Int) {
    assembly = Assembly(origin)
    assembly.builder.reserve(byteCount: byteCount)
  }

  /// Takes the next line, without its end.
  mutating func take(_ line: [UInt8]) throws(ReadError) {
    number += 1
    if let place = line.span.firstInvalidByte {
      throw error(ReadError.noUTF8(line[place]), at: place, in: line)
    }
    do throws(JSONScanner.Fault) {
      let hasMark = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF])
      var json = JSONScanner(line.span, at: hasMark ? 3 : 0)
      if json.isAtEnd() { return }
      _ = try takeEntity(&json, depth: 0)
      try json.end()
    } catch {
      throw self.error(error.problem, at: error.offset, in: line)
    }
  }

  /// An error at a byte offset of the line at hand.
  private func error(_ problem: String, at offset: Int, in line: [UInt8]) -> ReadError {
    let place = ReadError(problem, at: offset, in: line)
    return ReadError(problem, line: number, column: place.column)
  }

  /// Adds what was read, to the entity of the same identifier where there is one.
  mutating func add(
    _ members: Members, at offset: Int
  ) throws(JSONScanner.Fault) -> IdentifierNumber {
    let isStatement = members.property != nil
    guard let id = isStatement ? members.canonicalID ?? members.entityID : members.id else {
      throw JSONScanner.Fault(
        problem: isStatement
          ? "a statement without an 'entity_id'" : "an entity without an 'id'", offset: offset)
    }
    guard let name = members.schema else {
      throw JSONScanner.Fault(
        problem: "an entity without a 'schema', which says what it is: Person, Company, "
          + "Ownership …", offset: offset)
    }
    let place = places[id] ?? entities.count
    if place == entities.count {
      places[id] = place
      entities.append(
        Entity(id: id, schemaName: name, schema: schema(name), line: number))
    }
    entities[place].caption = entities[place].caption ?? members.caption
    entities[place].origin = entities[place].origin ?? origin(of: id, members.datasets)
    specialize(place, to: name)
    entities[place].values += members.values
    if let property = members.property, let value = members.value,
      !names[property].isEqual(to: "id".utf8.span)
    {
      entities[place].values.append(
        Entity.Value(property: property, text: value, isEntity: false))
    }
    return id
  }

  /// Of two schemata that fragments of an entity are of, the one that extends the other counts.
  private mutating func specialize(_ place: Int, to name: String) {
    if entities[place].schemaName == name { return }
    guard let schema = schema(name), schema.isA(entities[place].schemaName) else { return }
    entities[place].schemaName = name
    entities[place].schema = schema
  }

  private mutating func schema(_ name: String) -> FollowTheMoneySchema? {
    if let schema = FollowTheMoneySchema.named(name) { return schema }
    assembly.remarks.count("schema " + name, line: number) { _ in
      "'\(name)' is no schema of FollowTheMoney 4; its entities are kept as actors"
    }
    return nil
  }

  /// What the entity is in a case of ours: its identifier begins with its dataset and says it.
  private func origin(of id: IdentifierNumber, _ datasets: [String]) -> Entity.Origin? {
    let text = assembly.builder.storage.identifiers[id].string
    for dataset in datasets {
      for kind in FollowTheMoneyIdentifiers.Kind.allCases
      where text.utf8.starts(with: FollowTheMoneyIdentifiers.prefix(dataset, kind).utf8) {
        return Entity.Origin(dataset: dataset, kind: kind)
      }
    }
    return nil
  }
}

extension FollowTheMoneyReader {
  /// The graph of all lines.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    if entities.isEmpty {
      throw ReadError(
        "no line in the file, where an entity of FollowTheMoney was expected", line: 1, column: 1)
    }
    assembly.sha256 = sha256
    do throws(Assembly.Fault) {
      var graph = FollowTheMoneyAssembly(assembly, entities, names, places)
      return try graph.reading()
    } catch {
      throw ReadError(error.problem, line: Int(error.position ?? 1), column: 1)
    }
  }
}
