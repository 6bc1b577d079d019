import GraphFormats
import KnowledgeGraph
import SystemPackage

/// What is measured: `read-dot`, `write-graphml` …
struct Operation {
  enum Kind: String { case read, write }

  let kind: Kind
  let format: Format

  /// The operation called `name`; nothing where there is none.
  init?(_ name: String) {
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]),
      let format = Format(rawValue: parts[1])
    else { return nil }
    self.kind = kind
    self.format = format
  }
}

/// A format that is read and written, and the file of a data folder that holds it.
enum Format: String {
  case graphML = "graphml"
  case dot
  case jsonLD = "jsonld"

  /// What readers are given: files made elsewhere, but for JSON-LD, which is read as we wrote it.
  var file: String {
    switch self {
    case .graphML: "graph.graphml"
    case .dot: "graph.dot"
    case .jsonLD: "redstring.jsonld"
    }
  }

  private var format: any ReadableFormat {
    switch self {
    case .graphML: GraphMLFormat(profile: .plain)
    case .dot: DOTFormat.data
    case .jsonLD: JSONLDFormat()
    }
  }

  func graph(at path: FilePath) throws -> Graph {
    var source = try FileSource(path)
    return try format.read(&source).graph
  }

  func write(_ graph: Graph, to path: FilePath) throws {
    var sink = try FileSink(path)
    try format.write(graph, to: &sink)
  }
}
