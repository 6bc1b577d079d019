/// A JSON value that knows where in its document it began.
///
/// The members of objects keep their order and numbers their spelling. Two values are equal when they say the
/// same: the order of members, the spelling of numbers and the places do not count.
public struct JSON: Sendable {
  /// What a value is.
  public enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(ExactString)
    case array([JSON])
    case object(JSONObject)
  }

  /// What the value is.
  public var content: Content
  /// The byte offset of the value's first byte in its document; nil for a value that was made.
  public var offset: Int? { place < 0 ? nil : place }
  /// The offset, or -1.
  var place: Int

  /// Makes a value, which may have begun at a byte of a document.
  public init(_ content: Content, offset: Int? = nil) {
    self.content = content
    place = offset ?? -1
  }

  init(_ content: Content, at place: Int) {
    self.content = content
    self.place = place
  }

  /// The value that is no value.
  public static var null: JSON { JSON(.null) }

  static func string(_ string: ExactString, at place: Int = -1) -> JSON {
    JSON(.string(string), at: place)
  }

  static func array(_ elements: [JSON], at place: Int = -1) -> JSON {
    JSON(.array(elements), at: place)
  }

  static func object(_ object: JSONObject, at place: Int = -1) -> JSON {
    JSON(.object(object), at: place)
  }

  /// An object of some members.
  static func object(_ members: KeyValuePairs<ExactString, JSON>, at place: Int = -1) -> JSON {
    var object = JSONObject()
    for (key, value) in members { object.append(key, value) }
    return JSON(.object(object), at: place)
  }
}

extension JSON {
  /// Whether the value is null.
  public var isNull: Bool { if case .null = content { true } else { false } }

  /// The truth, if the value is one.
  public var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }

  /// The number, if the value is one.
  public var number: JSONNumber? { if case .number(let value) = content { value } else { nil } }

  /// The string, if the value is one.
  public var string: ExactString? { if case .string(let value) = content { value } else { nil } }

  /// The elements, if the value is an array.
  public var array: [JSON]? { if case .array(let value) = content { value } else { nil } }

  /// The members, if the value is an object.
  public var object: JSONObject? { if case .object(let value) = content { value } else { nil } }

  /// The value of an object's member, if the value is an object that has it.
  public subscript(key: ExactString) -> JSON? { object?[key] }

  /// Whether the value is a string, a number or a truth.
  var isScalar: Bool {
    switch content {
    case .boolean, .number, .string: true
    case .null, .array, .object: false
    }
  }

  /// The elements of an array, or the value itself as the only one.
  var elements: [JSON] { array ?? [self] }

  /// What the value is, for messages.
  var kind: String {
    switch content {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): "the number \(number.spelling.string.prefix(40))"
    case .string(let string): "'\(string.string.prefix(80))'"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON: Equatable {
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left.content, right.content) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}
