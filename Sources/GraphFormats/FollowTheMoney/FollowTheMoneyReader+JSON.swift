import KnowledgeGraph

/// Entities as JSON.
extension FollowTheMoneyReader {
  /// How deep entities may stand in each other; tools write one or two.
  private static let deepest = 32

  /// Reads an entity or a statement; the entity's identifier.
  mutating func takeEntity(
    _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Fault) -> IdentifierNumber {
    if depth > FollowTheMoneyReader.deepest {
      throw json.fault("more than \(FollowTheMoneyReader.deepest) entities in each other")
    }
    _ = try? json.kind()
    let start = json.position
    var members = Members()
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      try takeMember(json.string.string, &members, &json, depth: depth)
    }
    return try add(members, at: start)
  }

  private mutating func takeMember(
    _ name: String, _ members: inout Members, _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Fault) {
    switch name {
    case "id": members.id = try identifier(&json)
    case "entity_id": members.entityID = try identifier(&json)
    case "canonical_id": members.canonicalID = try identifier(&json)
    case "schema": members.schema = try text(&json)
    case "caption":
      if try json.kind() == .string {
        try json.readString()
        members.caption = assembly.builder.text(json.string)
      } else {
        try json.skipValue()
      }
    case "prop":
      try json.readString()
      members.property = names.number(of: json.string)
    case "value": members.value = try value(&json)
    case "properties": try takeProperties(&members, &json, depth: depth)
    case "datasets": members.datasets = try texts(&json)
    case "statements":
      try json.beginArray()
      var isFirst = true
      while try json.nextElement(&isFirst) { _ = try takeEntity(&json, depth: depth + 1) }
    default:
      try json.skipValue()
      assembly.remarks.count("member " + name, line: number) { count in
        "'\(name)' of \(count) \(count == 1 ? "entity" : "entities") dropped: it is no property"
      }
    }
  }

  private mutating func identifier(
    _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) -> IdentifierNumber? {
    if try json.kind() == .null {
      try json.readNull()
      return nil
    }
    try json.readString()
    return assembly.builder.nonEmptyIdentifier(json.string)
  }

  private func text(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> String {
    try json.readString()
    return Text(json.string.string).string
  }

  private func texts(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> [String] {
    guard try json.kind() == .array else {
      try json.skipValue()
      return []
    }
    var texts: [String] = []
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      if try json.kind() == .string { texts.append(try text(&json)) } else { try json.skipValue() }
    }
    return texts
  }

  private mutating func takeProperties(
    _ members: inout Members, _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Fault) {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let property = names.number(of: json.string)
      guard try json.kind() == .array else {
        try takeValue(property, &members, &json, depth: depth)
        continue
      }
      try json.beginArray()
      var isFirstValue = true
      while try json.nextElement(&isFirstValue) {
        try takeValue(property, &members, &json, depth: depth)
      }
    }
  }

  private mutating func takeValue(
    _ property: IdentifierNumber, _ members: inout Members, _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Fault) {
    if try json.kind() == .object {
      let id = try takeEntity(&json, depth: depth + 1)
      let text = Array(copying: assembly.builder.storage.identifiers[id])
      members.values.append(
        Entity.Value(
          property: property, text: assembly.builder.text(text), isEntity: true))
    } else if let text = try value(&json) {
      members.values.append(Entity.Value(property: property, text: text, isEntity: false))
    }
  }

  /// A text, or what stands there instead of one; nothing for null.
  private mutating func value(
    _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) -> PooledText? {
    switch try json.kind() {
    case .null:
      try json.readNull()
      return nil
    case .string:
      try json.readString()
      return assembly.builder.text(json.string)
    case .number, .boolean, .array, .object:
      let start = json.position
      try json.skipValue()
      return assembly.builder.text(json.bytes.extracting(start..<json.position))
    }
  }
}
