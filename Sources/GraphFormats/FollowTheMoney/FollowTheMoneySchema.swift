/// A schema of FollowTheMoney: a class of entities, and the properties that they may have.
struct FollowTheMoneySchema: Sendable {
  let name: String
  /// The schemata that it extends, those of these in turn, and itself.
  let names: Set<String>
  /// The properties whose values are identifiers of other entities.
  let references: Set<String>
  /// The properties that hold plain values, of those that our writer may fill from a property of the same name.
  let values: [String: Value]
  /// What makes it an edge between two entities; nothing where it is a node.
  let edge: Edge?

  /// What FollowTheMoney takes as the value of a property; others are dropped when it cleans a file.
  enum Value: Sendable {
    case text
    /// A day, a month or a year from 1000 to 2999.
    case date
    /// Digits, with a point and a sign.
    case number
  }

  /// The properties that hold the ends of an edge.
  struct Edge: Sendable {
    let source: End
    let target: End
    /// The property that says what the edge is called.
    let label: String

    /// The properties of both ends.
    var properties: [String] { [source.property, target.property] }

    /// A property, and the schema that entities in it are of.
    struct End: Sendable {
      let property: String
      let range: String
    }
  }

  /// Whether entities of this schema are of that called `name`, too.
  func isA(_ name: String) -> Bool { names.contains(name) }

  /// The name in our manner: `real-estate`.
  var typeName: String { FollowTheMoneySchema.hyphenated(name) }

  /// A name of FollowTheMoney in our manner: `addressEntity` is `address-entity`.
  static func hyphenated(_ name: String) -> String {
    var hyphenated = ""
    for scalar in name.unicodeScalars {
      if ("A"..."Z").contains(scalar) {
        if !hyphenated.isEmpty { hyphenated += "-" }
        hyphenated += scalar.properties.lowercaseMapping
      } else {
        hyphenated.unicodeScalars.append(scalar)
      }
    }
    return hyphenated
  }

  /// The schema called `name`; nothing where FollowTheMoney 4 has none.
  static func named(_ name: String) -> FollowTheMoneySchema? { all[name] }

  /// Every schema by its name.
  private static let all: [String: FollowTheMoneySchema] = {
    var all: [String: FollowTheMoneySchema] = [:]
    for row in FollowTheMoneySchemata.rows {
      // A row stands below those that it extends.
      let parents = row.parents.split(separator: " ").compactMap { all[String($0)] }
      let parts = row.edge.split(separator: " ").map(String.init)
      let edge =
        parts.count == 5
        ? Edge(
          source: Edge.End(property: parts[0], range: parts[1]),
          target: Edge.End(property: parts[2], range: parts[3]), label: parts[4]) : nil
      all[row.name] = FollowTheMoneySchema(
        name: row.name,
        names: parents.reduce(into: [row.name]) { $0.formUnion($1.names) },
        references: parents.reduce(into: row.references.words.union(edge?.properties ?? [])) {
          $0.formUnion($1.references)
        },
        values: parents.reduce(into: row.values) { $0.merge($1.values) { own, _ in own } },
        edge: edge)
    }
    return all
  }()
}

extension FollowTheMoneySchemata.Row {
  fileprivate var values: [String: FollowTheMoneySchema.Value] {
    var values: [String: FollowTheMoneySchema.Value] = [:]
    for name in texts.words { values[name] = .text }
    for name in dates.words { values[name] = .date }
    for name in numbers.words { values[name] = .number }
    return values
  }
}

extension String {
  fileprivate var words: Set<String> { Set(split(separator: " ").map(String.init)) }
}
