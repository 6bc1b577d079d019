/// A program that people open graphs with, and whose habits are known.
public enum Tool: String, CaseIterable, Sendable {
  case gephi
  case yed
  case cytoscape
  case networkx
  case igraph
  case neo4j
  case tinkerpop

  /// The program's own spelling of its name.
  public var title: String {
    switch self {
    case .gephi: "Gephi"
    case .yed: "yEd"
    case .cytoscape: "Cytoscape"
    case .networkx: "NetworkX"
    case .igraph: "igraph"
    case .neo4j: "Neo4j"
    case .tinkerpop: "TinkerPop"
    }
  }

  /// Whether the tool has a reader for files of a format.
  func reads(_ format: ExaminedFormat) -> Bool {
    switch format {
    case .graphML: true
    case .gexf: self == .gephi || self == .networkx
    case .csv: self != .yed && self != .tinkerpop
    }
  }

  /// What to do where the tool does not read a format at all.
  var otherFormat: String {
    self == .yed ? "redstring convert FILE map.yed.graphml" : "redstring convert FILE map.graphml"
  }
}

/// A format whose files can be examined.
public enum ExaminedFormat: String, CaseIterable, Sendable {
  case graphML = "GraphML"
  case gexf = "GEXF"
  case csv = "CSV"
}
