import KnowledgeGraph

/// The outermost parts of a JSON-LD document: its context and its nodes.
struct JSONLDDocument {
  /// Where each node begins, in bytes.
  private(set) var nodes: [Int] = []
  /// The IRI of each term of the context; with a full IRI or a compact one.
  private(set) var terms: [String: String] = [:]

  /// Finds the parts of the document that `bytes` are; nothing where it has others than ours have, and so takes a
  /// processor of JSON-LD to understand.
  init?(_ bytes: [UInt8]) throws(JSONScanner.Fault) {
    var json = try JSONScanner(document: bytes.span)
    // An expanded document is an array.
    let isOurs = try json.kind() == .array ? readNodes(&json) : readObject(&json)
    guard isOurs else { return nil }
    try json.end()
  }

  private mutating func readObject(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    var hasGraph = false
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case "@context": guard try readContexts(&json) else { return false }
      case "@graph":
        if hasGraph { throw json.fault("a second '@graph'") }
        hasGraph = true
        guard try readNodes(&json) else { return false }
      default: return false
      }
    }
    return hasGraph
  }

  /// Notes where the nodes of an array begin.
  private mutating func readNodes(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    guard try json.kind() == .array else { return false }
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { return false }
      nodes.append(json.position)
      // Read for good when its turn comes.
      try json.skipUnread()
    }
    return true
  }

  private mutating func readContexts(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      guard try json.kind() == .object, try readContext(&json) else { return false }
    }
    return true
  }

  private mutating func readContext(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let term = json.string.string
      switch try json.kind() {
      case .string:
        if term.hasPrefix("@") { return false }
        try json.readString()
        terms[term] = json.string.string
      case .object: guard try readDefinition(of: term, &json) else { return false }
      case .number where term == "@version": try json.skipValue()
      default: return false
      }
    }
    return true
  }

  /// Notes the IRI of a term; false where its definition says more of its values than ours do.
  private mutating func readDefinition(
    of term: String, _ json: inout JSONScanner
  ) throws(JSONScanner.Fault) -> Bool {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let member = json.string.string
      switch (member, try json.kind()) {
      case ("@id", .string):
        try json.readString()
        terms[term] = json.string.string
      case ("@type", .string), ("@prefix", .boolean): try json.skipValue()
      case ("@container", .string):
        try json.readString()
        guard json.string.isEqual(to: "@set".utf8.span) else { return false }
      default: return false
      }
    }
    return true
  }
}
