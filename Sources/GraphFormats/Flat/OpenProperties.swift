import KnowledgeGraph

/// The properties of actors or of relations while a file is read: those that its head declares, and those
/// that its columns open.
struct OpenProperties {
  private var list: [(name: IdentifierNumber, kind: PropertyKind)] = []
  private var places = PlaceTable()
  private var declared: [Property] = []
  /// The properties that have become text.
  private var nowText = PlaceTable()
  private(set) var someAreNowText = false

  init() {}

  init(_ declared: [Property], _ builder: inout GraphBuilder) {
    self.declared = declared
    for property in declared { enter(builder.identifier(property.name), property.kind) }
  }

  private mutating func enter(_ name: IdentifierNumber, _ kind: PropertyKind) {
    places[name] = list.count
    list.append((name, kind))
  }

  /// Whether the file has opened any.
  var haveOpened: Bool { list.count > declared.count }

  subscript(place: Int) -> (name: IdentifierNumber, kind: PropertyKind) { list[place] }

  /// The place of the property called `name`, opened where it is new.
  mutating func place(_ name: String, _ kind: PropertyKind, _ builder: inout GraphBuilder) -> Int {
    let number = builder.identifier((name.isEmpty ? "attribute" : name).utf8.span)
    if let place = places[number] {
      // Two columns of one name hold what both can: text.
      if list[place].kind != kind, place >= declared.count { makeText(place) }
      return place
    }
    enter(number, kind)
    return list.count - 1
  }

  /// Lets a property have any text.
  mutating func makeText(_ place: Int) {
    list[place].kind = .text
    nowText[list[place].name] = place
    someAreNowText = true
  }

  /// Whether a property of that name has become text.
  func isNowText(_ name: IdentifierNumber) -> Bool { nowText[name] != nil }

  /// All properties, those that the file has opened last.
  func all(_ storage: GraphStorage) -> [Property] {
    declared
      + list.dropFirst(declared.count).map { Property(storage.identifier($0.name), $0.kind) }
  }
}

extension GraphBuilder {
  /// The value of a property of `kind` that `text` spells; nothing where it spells none, or spells it so
  /// that the spelling would be lost.
  mutating func value(_ text: Span<UInt8>, _ kind: PropertyKind) -> AttributeRow.Value? {
    switch kind {
    case .text, .actorOrText, .actor: return .text(self.text(text))
    case .decimal: return decimal(text).map(AttributeRow.Value.decimal)
    case .integer: return integer(text).map(AttributeRow.Value.integer)
    case .boolean:
      switch text.trimmed.string.lowercased() {
      case "true", "1": return .boolean(true)
      case "false", "0": return .boolean(false)
      default: return nil
      }
    case .date: return PartialDate(text.string).map(AttributeRow.Value.date)
    }
  }

  mutating func value(_ text: [UInt8], _ kind: PropertyKind) -> AttributeRow.Value? {
    value(text.span, kind)
  }

  private func integer(_ text: Span<UInt8>) -> Int? {
    let text = text.trimmed
    guard !text.isEmpty, text.count <= 20 else { return nil }
    let first = text[0] == UInt8(ascii: "-") ? 1 : 0
    guard first < text.count, text[first] != 0x30 || text.count == 1 else { return nil }
    var number = 0
    for index in first..<text.count {
      guard (0x30...0x39).contains(text[index]) else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeToo) = tens.subtractingReportingOverflow(Int(text[index] - 0x30))
      if isTooLarge || isTooLargeToo { return nil }
      number = sum
    }
    if first == 1 { return number }
    return number == Int.min ? nil : -number
  }

  /// A decimal number as it is spelled, with its exponent worked into the digits.
  private mutating func decimal(_ text: Span<UInt8>) -> PooledText? {
    let text = text.trimmed
    if DecimalNumber.isLexicalForm(text) { return self.text(text) }
    guard let number = DecimalNumber(scientific: text.string) else { return nil }
    return self.text(number.lexicalForm.utf8.span)
  }

  /// Makes texts of the values of those properties that have become text after some of their values were
  /// read as what the file declares.
  mutating func makeText(_ actorProperties: OpenProperties, _ relationProperties: OpenProperties) {
    for (properties, ranges) in [
      (actorProperties, storage.actors.map(\.attributes)),
      (relationProperties, storage.relations.map(\.attributes)),
    ] where properties.someAreNowText {
      for place in ranges.lazy.flatMap(\.places)
      where properties.isNowText(storage.attributes[place].name) {
        storage.attributes[place].value = .text(spelled(storage.attributes[place].value))
      }
    }
  }

  private mutating func spelled(_ value: AttributeRow.Value) -> PooledText {
    switch value {
    case .text(let text), .decimal(let text): text
    case .integer(let number): text(String(number).utf8.span)
    case .boolean(let truth): text((truth ? "true" : "false").utf8.span)
    case .date(let date): text(date.description.utf8.span)
    case .actor(let id): text(Text(storage.identifier(id).string))
    }
  }
}

extension DecimalNumber {
  /// Reads a number with an exponent, `1.5e-3`, or without; what it says without one, digit for digit.
  init?(scientific string: String) {
    let parts = string.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = DecimalNumber(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self = mantissa
      return
    }
    // Beyond what a double of 64 bits holds no tool means a number.
    guard let exponent = Int(parts[1]), abs(exponent) <= 400 else { return nil }
    let isNegative = mantissa.lexicalForm.hasPrefix("-")
    let unsigned = mantissa.lexicalForm.drop { "+-".contains($0) }
    let halves = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    var digits = halves.joined()
    var point = halves[0].count + exponent
    if point < 0 {
      digits = String(repeating: "0", count: -point) + digits
      point = 0
    }
    if point > digits.count { digits += String(repeating: "0", count: point - digits.count) }
    let whole = digits.prefix(point)
    let fraction = digits.dropFirst(point)
    self.init(
      (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
        + (fraction.isEmpty ? "" : "." + fraction))
  }
}

extension Span where Element == UInt8 {
  /// The bytes without white space at either end.
  var trimmed: Span<UInt8> {
    @_lifetime(copy self) get {
      var start = 0
      var end = count
      while start < end, self[start] <= 0x20 { start += 1 }
      while end > start, self[end - 1] <= 0x20 { end -= 1 }
      return extracting(start..<end)
    }
  }
}
