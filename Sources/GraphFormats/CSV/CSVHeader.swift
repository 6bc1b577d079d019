package import KnowledgeGraph

/// The first row of a table: what its rows are, and what their cells say.
package struct CSVHeader {
  /// What a row is.
  package enum Kind {
    case node, edge
    /// The one or the other, by which of its cells are filled: what Neo4j exports in one table.
    case nodeOrEdge
  }

  /// What a cell says.
  package enum Role {
    case id, start, end
    /// Neo4j's labels of a node, and its type of a relationship.
    case labels, type
    /// A value of the column's name; in Gephi's `Type`, whether the edge has a direction.
    case value
    case ignored
  }

  package struct Column {
    package var name: String
    package var role = Role.value
    package var kind = PropertyKind.text
    /// Whether the value is a list with `;` between its texts.
    package var isList = false
    /// The space in which a node's id is unique, for Neo4j.
    var space: String?
  }

  package private(set) var kind = Kind.node
  package private(set) var columns: [Column]
  /// Whether the columns are named as Neo4j's import names them, with types.
  package private(set) var isNeo4j = false
  package private(set) var id: Int?
  package private(set) var start: Int?
  package private(set) var end: Int?

  /// The ends of edges in two columns that have no names.
  static let pairs = CSVHeader(["source", "target"])

  /// The header with these names; nothing where none says which nodes its rows are of. In a table of
  /// ours a property may be called as others call such a column.
  package init?(_ names: [String], isOurs: Bool = false) {
    let typed = names.map(Column.init(typed:))
    let isGephis = isOurs && (names.contains("Id") || names.contains("Source"))
    isNeo4j = !isGephis && typed.contains { $0.role != .value && $0.role != .ignored }
    columns = isNeo4j ? typed : names.map { Column(name: $0) }
    if isNeo4j {
      id = columns.firstIndex { $0.role == .id }
      start = columns.firstIndex { $0.role == .start }
      end = columns.firstIndex { $0.role == .end }
    } else if isGephis {
      start = names.firstIndex(of: "Source")
      end = names.firstIndex(of: "Target")
      id = names.firstIndex(of: "Id")
      for (place, role) in [(id, Role.id), (start, .start), (end, .end)] {
        if let place { columns[place].role = role }
      }
    } else {
      findPlaces(names)
    }
    switch (id, start, end) {
    case (_, _?, _?): kind = isNeo4j || names[start ?? 0].lowercased() != "_start" ? .edge : mixed
    case (_?, nil, nil): kind = .node
    default: return nil
    }
    for place in columns.indices where columns[place].name.isEmpty {
      if columns[place].role == .value { columns[place].role = .ignored }
    }
  }

  private var mixed: Kind { id == nil ? .edge : .nodeOrEdge }

  private mutating func findPlaces(_ names: [String]) {
    id = Conventions.nodeColumn(names)
    if let ends = Conventions.endColumns(names) {
      start = ends.start
      end = ends.end
      columns[ends.start].role = .start
      columns[ends.end].role = .end
      // An edge's own id is called so and no other way.
      if names[ends.start].lowercased() != "_start" {
        id = names.firstIndex { $0.lowercased() == "id" }
      }
    }
    if let id { columns[id].role = .id }
    for place in names.indices where columns[place].role == .value {
      switch names[place].lowercased() {
      case "_labels": columns[place].role = .labels
      case "_type": columns[place].role = .type
      default: if Conventions.isNumberColumn(names[place]) { columns[place].kind = .decimal }
      }
    }
  }
}

extension CSVHeader.Column {
  /// A column of Neo4j's: `name:ID(Person)`, `:START_ID`, `age:int`, `aliases:string[]`.
  init(typed header: String) {
    self.init(name: header)
    guard let colon = header.lastIndex(of: ":") else { return }
    var type = header[header.index(after: colon)...]
    // What is in braces says how dates are spelled.
    if let brace = type.firstIndex(of: "{") { type = type[..<brace] }
    if let open = type.firstIndex(of: "("), type.last == ")" {
      space = String(type[type.index(after: open)...].dropLast())
      type = type[..<open]
    }
    isList = type.hasSuffix("[]")
    if isList { type = type.dropLast(2) }
    switch type {
    case "ID": role = .id
    case "START_ID": role = .start
    case "END_ID": role = .end
    case "LABEL": role = .labels
    case "TYPE": role = .type
    case "IGNORE": role = .ignored
    case "int", "long", "short", "byte": kind = isList ? .text : .integer
    case "float", "double": kind = isList ? .text : .decimal
    case "boolean": kind = isList ? .text : .boolean
    case "date": kind = isList ? .text : .date
    case "string", "char", "point", "localtime", "time", "localdatetime", "datetime", "duration":
      break
    default:
      self = CSVHeader.Column(name: header)
      return
    }
    name = String(header[..<colon])
  }
}
