/// An entity on its way into a file: texts under the names of its schema's properties.
struct FollowTheMoneyEntity {
  let id: String
  let schema: FollowTheMoneySchema
  private var properties: [(name: String, values: [String])] = []

  init(_ id: String, _ schema: FollowTheMoneySchema) {
    self.id = id
    self.schema = schema
  }

  /// Adds a value of a property.
  mutating func add(_ property: String, _ value: String) {
    if let place = properties.firstIndex(where: { $0.name == property }) {
      properties[place].values.append(value)
    } else {
      properties.append((property, [value]))
    }
  }

  /// Adds a value of a property that may have it already: FollowTheMoney's values are sets.
  mutating func addOnce(_ property: String, _ value: String) {
    let values = properties.first { $0.name == property }?.values ?? []
    // By their bytes: `==` takes two ways to write an accent for one.
    if values.contains(where: { $0.utf8.elementsEqual(value.utf8) }) { return }
    add(property, value)
  }

  /// Adds a value to the schema's own property of that name, where it has one that takes the value.
  mutating func addOwn(_ property: String, _ value: String) -> Bool {
    switch schema.values[property] {
    case .text: break
    case .date: if !FollowTheMoneyDates.isTaken(value) { return false }
    case .number: if !FollowTheMoneyEntity.isNumber(value) { return false }
    case nil: return false
    }
    add(property, value)
    return true
  }

  /// Writes the entity on a line.
  func write(_ dataset: String, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", id)
    json.member("schema", schema.name)
    json.key("properties")
    json.beginObject()
    for property in properties { json.member(property.name, property.values) }
    json.endObject()
    json.member("datasets", [dataset])
    json.endObject()
    json.block.append("\n")
  }

  /// Digits with at most one point, and a sign: what FollowTheMoney and everyone else reads alike.
  private static func isNumber(_ text: String) -> Bool {
    JSONScanner.isNumber(text.utf8.span) && !text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
  }
}
