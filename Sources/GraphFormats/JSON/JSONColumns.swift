import KnowledgeGraph

/// The columns of a JSON file: what the members of its objects are called, and what their values become.
///
/// The one place of it for JSON lines, Cytoscape.js and node-link JSON. The members of an element are noted while
/// it is passed over, and taken when it is known what it is.
struct JSONColumns {
  typealias Fault = JSONScanner.Fault

  private var names = IdentifierTable()
  /// The columns of actors, and of relations, by their names' numbers.
  private var columns: [[Column?]] = [[], []]
  /// What a tool has made of the names of columns, of actors and of relations: the names that they had.
  var formerNames: [[String: String]] = [[:], [:]]
  /// The members of the element at hand that are values.
  private var members: [Member] = []
  /// The number of the element at hand, from 1.
  private var element = 0

  /// A column, and the last element that had a value in it.
  private struct Column {
    let place: Int
    var element = 0
  }

  /// A member of an element: its name's number, and where its value stands.
  private struct Member {
    let name: Int
    let place: Int
    let end: Int
  }

  /// Begins the next element.
  mutating func beginElement() {
    members.removeAll(keepingCapacity: true)
    element += 1
  }

  /// Notes the member whose name was read last, and passes over its value.
  mutating func note(_ json: inout JSONScanner) throws(Fault) {
    let name = names.number(of: json.string).place
    _ = try json.kind()
    let place = json.position
    try json.skipValue()
    members.append(Member(name: name, place: place, end: json.position))
  }

  /// Where the value of the member noted last begins.
  var lastPlace: Int? { members.last?.place }

  /// Forgets the members noted so far that `isDropped` names; whether there were any.
  mutating func drop(where isDropped: (Span<UInt8>) -> Bool) -> Bool {
    let kept = members.filter { !isDropped(names[IdentifierNumber(place: $0.name)]) }
    defer { members = kept }
    return kept.count < members.count
  }

  /// Whether a member of that name has been noted.
  func has(_ name: String) -> Bool {
    guard let number = names.existingNumber(of: name.utf8.span) else { return false }
    return members.contains { $0.name == number.place }
  }

  /// Gives the members of the element at hand to the open element of `assembly`.
  mutating func take(
    _ owner: Assembly.Owner, _ json: inout JSONScanner, into assembly: inout Assembly
  ) throws(Fault) {
    for member in members {
      json.move(to: member.place)
      let kind = try json.kind()
      if kind == .null { continue }
      let column = try column(member, owner, kind, &assembly)
      let value = json.bytes.extracting(json.position..<member.end)
      if kind == .string { try json.readString() }
      do throws(Assembly.Fault) {
        switch kind {
        case .string, .null: try assembly.text(column, json.string)
        case .boolean: try assembly.value(column, value)
        case .number:
          try assembly.value(column, assembly.isOfIntegers(column) ? value.whole : value)
        case .array, .object: try assembly.nested(column, value, kind)
        }
      } catch {
        throw Fault(problem: error.problem, offset: member.place)
      }
    }
  }

  /// The column of a member's name; one that the file adds is of the kind of its first value.
  private mutating func column(
    _ member: Member, _ owner: Assembly.Owner, _ kind: JSONScanner.Kind, _ assembly: inout Assembly
  ) throws(Fault) -> Int {
    let missing = member.name + 1 - columns[owner.rawValue].count
    if missing > 0 { columns[owner.rawValue] += Array(repeating: nil, count: missing) }
    let known = columns[owner.rawValue][member.name]
    if known?.element == element {
      throw Fault(problem: "a second '\(name(of: member))'", offset: member.place)
    }
    var column = known ?? newColumn(name(of: member), owner, kind, &assembly)
    column.element = element
    columns[owner.rawValue][member.name] = column
    return column.place
  }

  private func newColumn(
    _ name: String, _ owner: Assembly.Owner, _ kind: JSONScanner.Kind, _ assembly: inout Assembly
  ) -> Column {
    let name = formerNames[owner.rawValue][name] ?? name
    return Column(place: assembly.column(owner, name, PropertyKind(kind)))
  }

  private func name(of member: Member) -> String {
    names[IdentifierNumber(place: member.name)].string
  }
}

extension PropertyKind {
  /// The kind of property that a value of JSON opens.
  fileprivate init(_ kind: JSONScanner.Kind) {
    self =
      switch kind {
      case .number: .decimal
      case .boolean: .boolean
      case .string, .array, .object, .null: .text
      }
  }
}

extension Assembly {
  /// Takes a list or an object as a value of the open element: where no list is meant, it is kept as JSON text.
  fileprivate mutating func nested(
    _ column: Int, _ text: Span<UInt8>, _ kind: JSONScanner.Kind
  ) throws(Fault) {
    switch columns[column].meaning {
    case .actor(.alias), .actor(.sameAs), .relation(.evidence): try value(column, text)
    case .presentation, .shown: break
    case .evidenceText where JSONScanner.beginsEvidence(text): try value(column, text)
    case nil, .label, .type, .description, .evidenceText:
      attribute(column, JSONScanner.compacted(text).span)
      if kind == .object {
        remarks.count("object") {
          "\($0) \($0 == 1 ? "object" : "objects") kept as JSON text, where a value was expected"
        }
      }
    default:
      throw Fault(
        problem: "a list or an object as '\(columns[column].name)', where one value was expected")
    }
  }

  /// Takes a text as a value of the open element.
  fileprivate mutating func text(_ column: Int, _ text: Span<UInt8>) throws(Fault) {
    if columns[column].meaning == .evidenceText, !JSONScanner.beginsEvidence(text) {
      attribute(column, text)
    } else {
      try value(column, text)
    }
  }

  /// Whether a column's values are integers, as the head of a file of ours says.
  fileprivate func isOfIntegers(_ column: Int) -> Bool {
    guard case .property(let place) = columns[column].meaning else { return false }
    return properties[columns[column].owner.rawValue][place].kind == .integer
  }
}

extension JSONScanner {
  /// A value's text without the white space between its parts.
  static func compacted(_ text: Span<UInt8>) -> [UInt8] {
    var compacted: [UInt8] = []
    compacted.reserveCapacity(text.count)
    var isInString = false
    var isEscaped = false
    for place in text.indices {
      let byte = text[place]
      if isInString {
        isInString = byte != UInt8(ascii: "\"") || isEscaped
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else if byte <= 0x20 {
        continue
      } else {
        isInString = byte == UInt8(ascii: "\"")
      }
      compacted.append(byte)
    }
    return compacted
  }

  /// Whether a text is an array that begins with a piece of evidence as we write them: others, too, have members
  /// called `evidence`.
  fileprivate static func beginsEvidence(_ text: Span<UInt8>) -> Bool {
    var json = JSONScanner(text)
    do throws(Fault) {
      try json.beginArray()
      var isFirst = true
      guard try json.nextElement(&isFirst), try json.kind() == .object else { return false }
      let fields: Set = [EvidenceField.document.rawValue, EvidenceField.state.rawValue]
      return try json.places(of: fields).count == fields.count
    } catch {
      return false
    }
  }
}

extension Span where Element == UInt8 {
  /// A number without the fraction that tools give a whole one: `3.0` is `3`.
  fileprivate var whole: Span<UInt8> {
    @_lifetime(copy self) get {
      let isWhole =
        count > 2 && self[count - 1] == UInt8(ascii: "0") && self[count - 2] == UInt8(ascii: ".")
      return isWhole ? extracting(0..<count - 2) : self
    }
  }
}
