import KnowledgeGraph

/// The outermost parts of a JSON-LD document: its context and its nodes.
struct JSONLDDocument {
  /// Where each node begins, in bytes.
  private(set) var nodes: [Int] = []
  /// The IRI of each term of the context; with a full IRI or a compact one.
  private(set) var terms: [String: String] = [:]

  /// Finds the parts of the document that `bytes` are.
  init(_ bytes: [UInt8]) throws(JSONScanner.Fault) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    if let offset = bytes.span.firstInvalidByte {
      throw JSONScanner.Fault(
        problem: "a byte 0x\(String(bytes[offset], radix: 16)) that is no UTF-8, where text was "
          + "expected; save the file as UTF-8", offset: offset)
    }
    var json = JSONScanner(bytes.span, at: hasMark ? 3 : 0)
    if try json.kind() == .array {
      // An expanded document.
      try readNodes(&json)
    } else {
      try readObject(&json)
    }
    try json.end()
  }

  private mutating func readObject(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    var hasGraph = false
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch json.string.string {
      case "@context": try readContexts(&json)
      case "@graph":
        if hasGraph { throw json.fault("a second '@graph'") }
        hasGraph = true
        try readNodes(&json)
      default: try json.skipValue()
      }
    }
    if !hasGraph {
      throw JSONScanner.Fault(
        problem: "no '@graph' in the document; JSON-LD made elsewhere is not read by this version",
        offset: 0)
    }
  }

  /// Notes where the nodes of an array begin.
  private mutating func readNodes(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    try json.beginArray()
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try json.kind() == .object else { throw json.fault("a node that is no object") }
      nodes.append(json.position)
      // Read for good when its turn comes.
      try json.skipUnread()
    }
  }

  private mutating func readContexts(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    var list = try JSONLDList(&json)
    while try list.next(&json) {
      guard try json.kind() == .object else {
        throw json.fault("a context that is not in the document; none is ever fetched")
      }
      try readContext(&json)
    }
  }

  private mutating func readContext(_ json: inout JSONScanner) throws(JSONScanner.Fault) {
    try json.beginObject()
    var isFirst = true
    while try json.nextMember(&isFirst) {
      let term = json.string.string
      switch try json.kind() {
      case .string:
        try json.readString()
        terms[term] = json.string.string
      case .object:
        try json.beginObject()
        var isFirstMember = true
        while try json.nextMember(&isFirstMember) {
          guard json.string.isEqual(to: "@id".utf8.span), try json.kind() == .string else {
            try json.skipValue()
            continue
          }
          try json.readString()
          terms[term] = json.string.string
        }
      default: try json.skipValue()
      }
    }
  }
}
