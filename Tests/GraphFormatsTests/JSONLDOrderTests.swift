import GraphTesting
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// JSON has no order of keys and no layout, and JSON-LD no order of kinds: neither is part of what a
/// document says.
@Suite struct JSONLDOrderTests {
  @Test(arguments: 0..<25) func keysInAnyOrderSayTheSame(seed: Int) throws {
    let (graph, document) = try JSONLDOrderTests.document(seed)
    var random = RandomNumbers(seed: UInt64(seed))
    try expect(graph, document.shuffled(&random), &random)
  }

  /// Within each kind the order is that of the graph; the kinds may come mixed.
  @Test(arguments: 0..<25) func kindsInAnyOrderSayTheSame(seed: Int) throws {
    let (graph, document) = try JSONLDOrderTests.document(seed)
    var random = RandomNumbers(seed: UInt64(seed))
    guard case .object(let members) = document,
      case .array(let nodes)? = members.first(where: { $0.name == "@graph" })?.value,
      let context = members.first(where: { $0.name == "@context" })
    else { throw Unexpected() }
    var kinds = Dictionary(grouping: nodes, by: \.kind).sorted { $0.key < $1.key }.map(\.value)
    var mixed: [JSON] = []
    while !kinds.isEmpty {
      let kind = random.below(kinds.count)
      mixed.append(kinds[kind].removeFirst())
      if kinds[kind].isEmpty { kinds.remove(at: kind) }
    }
    let other = JSON.object([("@graph", .array(mixed)), context])
    try expect(graph, other, &random)
  }

  private struct Unexpected: Error {}

  private static func document(_ seed: Int) throws -> (Graph, JSON) {
    var generator = GraphGenerator(seed: UInt64(seed))
    let graph = try generator.graph()
    return (graph, try JSON(parsing: JSONLDFormat().bytes(of: graph)))
  }

  private func expect(_ graph: Graph, _ document: JSON, _ random: inout RandomNumbers) throws {
    let reading = try JSONLDFormat().read(Array(document.text(&random).utf8))
    let isSame = reading.graph == graph
    #expect(isSame)
    #expect(reading.remarks.isEmpty)
  }
}

/// A JSON value whose members have an order, and whose scalars are as they are spelled.
private indirect enum JSON {
  case object([(name: String, value: JSON)])
  case array([JSON])
  case scalar(String)

  /// Which class of node it is.
  var kind: String {
    guard case .object(let members) = self,
      case .array(let classes)? = members.first(where: { $0.name == "type" })?.value,
      case .scalar(let first)? = classes.first
    else { return "" }
    return first
  }

  /// The value with the members of all objects in another order.
  func shuffled(_ random: inout RandomNumbers) -> JSON {
    switch self {
    case .scalar: return self
    case .array(let elements): return .array(elements.map { $0.shuffled(&random) })
    case .object(let members):
      let shuffled = members.map { (name: $0.name, value: $0.value.shuffled(&random)) }
      return .object(shuffled.shuffled(using: &random))
    }
  }

  /// The value with white space of any kind.
  func text(_ random: inout RandomNumbers) -> String {
    func space(_ random: inout RandomNumbers) -> String {
      ["", "", " ", "\n", "\r\n", "\t", " \n  "][random.below(7)]
    }
    switch self {
    case .scalar(let text): return text
    case .array(let elements):
      let texts = elements.map { space(&random) + $0.text(&random) + space(&random) }
      return "[" + texts.joined(separator: ",") + space(&random) + "]"
    case .object(let members):
      let texts = members.map { member in
        space(&random) + JSON.quoted(member.name) + space(&random) + ":" + space(&random)
          + member.value.text(&random)
      }
      return "{" + texts.joined(separator: ",") + space(&random) + "}"
    }
  }

  /// A string with every scalar of it escaped that is not plain ASCII.
  static func quoted(_ string: String) -> String {
    var text = ""
    for unit in string.utf16 {
      let isPlain = (0x20..<0x7F).contains(unit) && unit != 0x22 && unit != 0x5C
      let hexadecimal = String(unit, radix: 16, uppercase: unit % 2 == 0)
      text +=
        isPlain
        ? String(UnicodeScalar(UInt8(unit)))
        : "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    }
    return "\"" + text + "\""
  }
}

extension JSON {
  /// Parses what our writer spells; the strings in it are escaped anew.
  init(parsing bytes: [UInt8]) throws {
    var json = JSONScanner(bytes.span)
    try self.init(&json)
    try json.end()
  }

  private init(_ json: inout JSONScanner) throws {
    var isFirst = true
    switch try json.kind() {
    case .object:
      var members: [(name: String, value: JSON)] = []
      try json.beginObject()
      while try json.nextMember(&isFirst) {
        let name = json.string.string
        members.append((name, try JSON(&json)))
      }
      self = .object(members)
    case .array:
      var elements: [JSON] = []
      try json.beginArray()
      while try json.nextElement(&isFirst) { elements.append(try JSON(&json)) }
      self = .array(elements)
    case .string:
      try json.readString()
      self = .scalar(JSON.quoted(json.string.string))
    case .number:
      let place = try json.readNumber()
      self = .scalar(json.bytes.extracting(place).string)
    case .boolean: self = .scalar(try json.readBoolean() ? "true" : "false")
    case .null:
      try json.readNull()
      self = .scalar("null")
    }
  }
}
